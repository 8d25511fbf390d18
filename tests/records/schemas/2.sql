PRAGMA application_id = 1112625746;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE aids (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        lifeline TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number, lifeline)
    );
INSERT INTO "aids" VALUES(228070136974894,2,'strike','2026-11-22T09:57:13.250Z');
INSERT INTO "aids" VALUES(228070136974894,2,'hint','2026-11-22T09:57:13.250Z');
INSERT INTO "aids" VALUES(228070146142398,3,'time','2026-11-22T09:57:23.250Z');
CREATE TABLE appeals (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        points INTEGER NOT NULL,
        base INTEGER NOT NULL,
        streak INTEGER NOT NULL,
        speed INTEGER NOT NULL,
        possible INTEGER NOT NULL,
        why TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number)
    );
INSERT INTO "appeals" VALUES(228070136974894,3,217,100,3,17,120,'you said so','2026-11-22T09:57:15.250Z');
CREATE TABLE flags (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        question TEXT NOT NULL,
        note TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number, note)
    );
INSERT INTO "flags" VALUES(228070136974894,1,'the-bureau/codename-owner/Code 1','It''s “Malotru”.','2026-11-22T09:57:18.250Z');
CREATE TABLE players (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        since TEXT NOT NULL
    );
INSERT INTO "players" VALUES('malotru','Malotru','2026-11-22T09:57:04.250Z');
INSERT INTO "players" VALUES('élodie','Élodie','2026-11-22T09:57:11.250Z');
CREATE TABLE puts (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        question TEXT NOT NULL,
        wording INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        options TEXT NOT NULL,
        right TEXT NOT NULL,
        shown TEXT NOT NULL,
        at TEXT NOT NULL, lefts TEXT NOT NULL DEFAULT '[]', besides TEXT NOT NULL DEFAULT '[]', scale TEXT NOT NULL DEFAULT '[]',
        PRIMARY KEY (round, number)
    );
INSERT INTO "puts" VALUES(228070128673606,1,'the-bureau/codename-owner/Code 1',7746766422534727,'Whose codename is “Code 1”?','["Other 0","Agent 1","Other 2","Other 3"]','[1]','Agent 1','2026-11-22T09:57:04.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070128673606,2,'the-bureau/codename-owner/Code 2',3242805410992835,'Whose codename is “Code 2”?','["Other 0","Other 1","Agent 2","Other 3"]','[2]','Agent 2','2026-11-22T09:57:06.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070128673606,3,'the-bureau/codename-owner/Code 3',5626646636066588,'Whose codename is “Code 3”?','["Other 0","Other 1","Other 2","Agent 3"]','[3]','Agent 3','2026-11-22T09:57:07.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070128673606,4,'the-bureau/codename-owner/Code 4',6787135608780526,'Whose codename is “Code 4”?','["Agent 4","Other 1","Other 2","Other 3"]','[0]','Agent 4','2026-11-22T09:57:08.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070136974894,1,'the-bureau/codename-owner/Code 1',7746766422534727,'Whose codename is “Code 1”?','["Other 0","Agent 1","Other 2","Other 3"]','[1]','Agent 1','2026-11-22T09:57:11.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070136974894,2,'the-bureau/codename-owner/Code 2',3242805410992835,'Whose codename is “Code 2”?','["Other 0","Other 1","Agent 2","Other 3"]','[2]','Agent 2','2026-11-22T09:57:12.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070136974894,3,'the-bureau/codename-owner/Code 3',5626646636066588,'Whose codename is “Code 3”?','["Other 0","Other 1","Other 2","Agent 3"]','[3]','Agent 3','2026-11-22T09:57:13.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070136974894,4,'the-bureau/codename-owner/Code 4',6787135608780526,'Whose codename is “Code 4”?','["Agent 4","Other 1","Other 2","Other 3"]','[0]','Agent 4','2026-11-22T09:57:15.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070136974894,5,'the-bureau/codename-owner/Code 5',7326160084855038,'Whose codename is “Code 5”?','["Other 0","Agent 5","Other 2","Other 3"]','[1]','Agent 5','2026-11-22T09:57:16.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070146142398,1,'the-bureau/codename-owner/Code 1',7746766422534727,'Whose codename is “Code 1”?','["Other 0","Agent 1","Other 2","Other 3"]','[1]','Agent 1','2026-11-22T09:57:20.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070146142398,2,'the-bureau/codename-owner/Code 2',3242805410992835,'Whose codename is “Code 2”?','["Other 0","Other 1","Agent 2","Other 3"]','[2]','Agent 2','2026-11-22T09:57:21.250Z','[]','[]','[]');
INSERT INTO "puts" VALUES(228070146142398,3,'the-bureau/codename-owner/Code 3',4295043028589347,'Whose codename is “Code 3”?','["one","two","three"]','[2,0,1]','one, two, three','2026-11-22T09:57:22.250Z','["Malotru","Phénomène"]','["2015","2016","2017"]','["0","120","5"]');
CREATE TABLE questions (
        id INTEGER NOT NULL PRIMARY KEY,
        question TEXT NOT NULL,
        pack TEXT NOT NULL,
        template TEXT NOT NULL,
        kind TEXT NOT NULL,
        category TEXT NOT NULL,
        difficulty INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        facts TEXT NOT NULL,
        content TEXT NOT NULL
    );
INSERT INTO "questions" VALUES(3242805410992835,'the-bureau/codename-owner/Code 2','the-bureau','codename-owner','choice','Codenames',3,'Whose codename is “Code 2”?','[["codenames","Code 2","of","Agent 2"],["codenames","Code 2","meaning","something"]]','{"answers":[["Agent 2",["Nr. 2","Ågent “2”"],""]],"also_right":[["Somebody else",[],""]],"unknown":["*"],"pool_size":180,"explanation":"“Code 2” means something.","source":"Cast and characters","claim":["Code 2"],"exact":false,"card":"whose codename is code 2","extra":{"before":"x","after":"y"}}');
INSERT INTO "questions" VALUES(4295043028589347,'the-bureau/codename-owner/Code 3','the-bureau','codename-owner','order','Codenames',1,'Whose codename is “Code 3”?','[["codenames","Code 3","of","Agent 3"],["codenames","Code 3","meaning","something"]]','{"answers":[["Malotru",["Malo"],"20160601","2016",2],["Phénomène",[],"","2017"]],"also_right":[["Bacchus",[],"","",4]],"unknown":["*"],"pool_size":180,"explanation":"“Code 3” means something.","source":"Cast and characters","claim":["Code 3"],"exact":true,"card":"whose codename is code 3","extra":{"within":"5","low":"0","high":"120"},"spoiler":1,"sentences":[["He is known.",0],["She dies.",5]],"hints":[["Played by: Sara Giraudeau",2]],"source_spoiler":4,"fact_spoilers":[2]}');
INSERT INTO "questions" VALUES(5626646636066588,'the-bureau/codename-owner/Code 3','the-bureau','codename-owner','choice','Codenames',1,'Whose codename is “Code 3”?','[["codenames","Code 3","of","Agent 3"],["codenames","Code 3","meaning","something"]]','{"answers":[["Agent 3",["Nr. 3","Ågent “3”"],""]],"also_right":[["Somebody else",[],""]],"unknown":["*"],"pool_size":180,"explanation":"“Code 3” means something.","source":"Cast and characters","claim":["Code 3"],"exact":true,"card":"whose codename is code 3","extra":{"before":"x","after":"y"}}');
INSERT INTO "questions" VALUES(6787135608780526,'the-bureau/codename-owner/Code 4','the-bureau','codename-owner','choice','Codenames',2,'Whose codename is “Code 4”?','[["codenames","Code 4","of","Agent 4"],["codenames","Code 4","meaning","something"]]','{"answers":[["Agent 4",["Nr. 4","Ågent “4”"],""]],"also_right":[["Somebody else",[],""]],"unknown":["*"],"pool_size":180,"explanation":"“Code 4” means something.","source":"Cast and characters","claim":["Code 4"],"exact":false,"card":"whose codename is code 4","extra":{"before":"x","after":"y"}}');
INSERT INTO "questions" VALUES(7326160084855038,'the-bureau/codename-owner/Code 5','the-bureau','codename-owner','choice','Codenames',3,'Whose codename is “Code 5”?','[["codenames","Code 5","of","Agent 5"],["codenames","Code 5","meaning","something"]]','{"answers":[["Agent 5",["Nr. 5","Ågent “5”"],""]],"also_right":[["Somebody else",[],""]],"unknown":["*"],"pool_size":180,"explanation":"“Code 5” means something.","source":"Cast and characters","claim":["Code 5"],"exact":true,"card":"whose codename is code 5","extra":{"before":"x","after":"y"}}');
INSERT INTO "questions" VALUES(7746766422534727,'the-bureau/codename-owner/Code 1','the-bureau','codename-owner','choice','Codenames',2,'Whose codename is “Code 1”?','[["codenames","Code 1","of","Agent 1"],["codenames","Code 1","meaning","something"]]','{"answers":[["Agent 1",["Nr. 1","Ågent “1”"],""]],"also_right":[["Somebody else",[],""]],"unknown":["*"],"pool_size":180,"explanation":"“Code 1” means something.","source":"Cast and characters","claim":["Code 1"],"exact":true,"card":"whose codename is code 1","extra":{"before":"x","after":"y"}}');
CREATE TABLE responses (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        tag TEXT NOT NULL,
        value TEXT NOT NULL,
        given TEXT NOT NULL,
        tenths INTEGER NOT NULL,
        paused INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        share TEXT NOT NULL,
        why TEXT NOT NULL,
        points INTEGER NOT NULL,
        base INTEGER NOT NULL,
        streak INTEGER NOT NULL,
        speed INTEGER NOT NULL,
        possible INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number)
    );
INSERT INTO "responses" VALUES(228070128673606,1,'option','1','given 1',32,0,'right','1','accepted: one letter off',200,200,1,0,200,'2026-11-22T09:57:06.250Z');
INSERT INTO "responses" VALUES(228070128673606,2,'option','2','given 2',33,1,'right','1','accepted: one letter off',330,300,2,0,330,'2026-11-22T09:57:07.250Z');
INSERT INTO "responses" VALUES(228070128673606,3,'option','3','given 3',34,0,'wrong','0','accepted: one letter off',0,100,0,0,120,'2026-11-22T09:57:08.250Z');
INSERT INTO "responses" VALUES(228070128673606,4,'option','0','given 4',35,0,'partly right','1/3','accepted: one letter off',66,200,0,0,260,'2026-11-22T09:57:09.250Z');
INSERT INTO "responses" VALUES(228070136974894,1,'option','1','given 1',32,0,'right','1','accepted: one letter off',200,200,1,0,200,'2026-11-22T09:57:12.250Z');
INSERT INTO "responses" VALUES(228070136974894,2,'option','2','given 2',33,1,'partly right','1/3','accepted: one letter off',100,300,1,0,330,'2026-11-22T09:57:13.250Z');
INSERT INTO "responses" VALUES(228070136974894,3,'option','3','given 3',34,0,'wrong','0','accepted: one letter off',0,100,0,0,120,'2026-11-22T09:57:14.250Z');
INSERT INTO "responses" VALUES(228070136974894,4,'skip','','given 4',35,0,'skipped','0','accepted: one letter off',0,200,0,0,260,'2026-11-22T09:57:16.250Z');
INSERT INTO "responses" VALUES(228070136974894,5,'late','','given 5',36,0,'late','0','accepted: one letter off',0,300,0,0,420,'2026-11-22T09:57:17.250Z');
INSERT INTO "responses" VALUES(228070146142398,1,'option','1','given 1',32,0,'right','1','accepted: one letter off',200,200,1,0,200,'2026-11-22T09:57:21.250Z');
INSERT INTO "responses" VALUES(228070146142398,2,'option','2','given 2',33,1,'right','1','accepted: one letter off',330,300,2,0,330,'2026-11-22T09:57:22.250Z');
CREATE TABLE rounds (
        id INTEGER NOT NULL PRIMARY KEY,
        player TEXT NOT NULL REFERENCES players (id) ON UPDATE CASCADE,
        title TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'abandoned')),
        started TEXT NOT NULL,
        ended TEXT,
        zone INTEGER NOT NULL,
        mode TEXT NOT NULL,
        rules TEXT NOT NULL,
        rules_version INTEGER NOT NULL,
        game TEXT NOT NULL,
        packs TEXT NOT NULL,
        seed INTEGER NOT NULL,
        block INTEGER NOT NULL,
        seeded INTEGER NOT NULL,
        notes TEXT NOT NULL,
        board TEXT NOT NULL,
        likeness TEXT NOT NULL,
        series TEXT NOT NULL,
        points INTEGER,
        possible INTEGER,
        right INTEGER,
        asked INTEGER,
        best_streak INTEGER,
        tenths INTEGER,
        ranked INTEGER NOT NULL,
        why_not TEXT NOT NULL
    , names TEXT NOT NULL DEFAULT '[]', listed TEXT NOT NULL DEFAULT '[]', day TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '', resumed INTEGER NOT NULL DEFAULT 0, dealt INTEGER NOT NULL DEFAULT 0);
INSERT INTO "rounds" VALUES(228070128673606,'malotru','The Bureau','finished','2026-11-22T09:57:04.250Z','2026-11-22T09:57:10.250Z',0,'classic','{"mode":"classic","questions":4,"seconds":null,"difficulties":[],"categories":[],"seats":1}',2,'0.1.0','{"the-bureau":"0123456789abcdef"}',7,2,0,'["The round is shorter."]','the-bureau/classic/4/untimed','the-bureau/classic/4/untimed','the-bureau/classic/4/untimed',596,910,2,4,2,134,1,'','[]','[]','','',0,0);
INSERT INTO "rounds" VALUES(228070136974894,'élodie','The Bureau','finished','2026-11-22T09:57:11.250Z','2026-11-22T09:57:19.250Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":["Codenames"],"seats":1}',2,'0.1.0','{"the-bureau":"0123456789abcdef"}',7,2,0,'["The round is shorter."]','the-bureau/classic/5/untimed','the-bureau/classic/5/untimed [[],["Codenames"]]','the-bureau/classic/5/untimed [[],["Codenames"]]',300,1330,1,5,1,170,0,'A filtered round takes no place.','[]','[]','','',0,0);
INSERT INTO "rounds" VALUES(228070146142398,'malotru','The Bureau','open','2026-11-22T09:57:20.250Z',NULL,0,'hot-seat','{"mode":"hot-seat","questions":4,"seconds":20,"difficulties":[],"categories":[],"seats":2}',2,'0.1.0','{"signals":"","the-bureau":"0123456789abcdef"}',9,0,0,'[]','signals+the-bureau/hot-seat/4/20s','signals+the-bureau/hot-seat/4/20s','signals+the-bureau/hot-seat/4/untimed',NULL,NULL,NULL,NULL,NULL,NULL,0,'A round that was taken up again takes no place.','["Malotru","Phénomène"]','["signals/x","the-bureau/y"]','2026-11-22','signals the-bureau:3 2345-6789-ABCDE',1,16);
CREATE INDEX rounds_by_score ON rounds (board, points DESC, tenths, ended)
    WHERE ranked = 1 AND state = 'finished'
    ;
CREATE INDEX rounds_by_likeness ON rounds (player, likeness, points DESC);
CREATE INDEX rounds_by_series ON rounds (player, series, started);
CREATE INDEX rounds_open ON rounds (player, id) WHERE state = 'open';
CREATE INDEX rounds_by_day ON rounds (player, day, id, state) WHERE day <> '';
COMMIT;
