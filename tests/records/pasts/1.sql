PRAGMA application_id = 1112625746;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE players (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        since TEXT NOT NULL
    );
INSERT INTO "players" VALUES('malotru','Malotru','2026-11-20T20:15:14.138Z');
INSERT INTO "players" VALUES('marina','Marina','2026-11-20T20:16:10.242Z');
INSERT INTO "players" VALUES('élodie','Élodie','2026-11-20T20:16:59.333Z');
CREATE TABLE puts (
        round INTEGER NOT NULL REFERENCES rounds (id),
        number INTEGER NOT NULL,
        question TEXT NOT NULL,
        wording INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        options TEXT NOT NULL,
        right TEXT NOT NULL,
        shown TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (round, number)
    );
INSERT INTO "puts" VALUES(227927827350015,1,'signals/channel',2823034682526849,'Which channel first aired The Bureau?','["Arte","TF1","Canal+","France 2"]','[2]','Canal+','2026-11-20T20:15:14.138Z');
INSERT INTO "puts" VALUES(227927827350015,2,'signals/owner/Moule à gaufres',8540030511471163,'Whose codename is “Moule à gaufres”?','["Henri Duflot","Marina Loiseau","Raymond Sisteron","Guillaume Debailly"]','[2]','Raymond Sisteron','2026-11-20T20:15:28.164Z');
INSERT INTO "puts" VALUES(227927827350015,3,'signals/owner-said.true-false/Phénomène',6371773423931643,'“Phénomène” is the codename of Marina Loiseau.','["True","False"]','[0]','True','2026-11-20T20:15:35.177Z');
INSERT INTO "puts" VALUES(227927827350015,4,'signals/owner-typed/Malotru',236188488724911,'Write whose codename “Malotru” is.','[]','[]','Guillaume Debailly','2026-11-20T20:15:42.190Z');
INSERT INTO "puts" VALUES(227927827350015,5,'signals/owner/Rocambole',1897423381216204,'Whose codename is “Rocambole”?','["Marie-Jeanne Duthilleul","Marina Loiseau","Raymond Sisteron","Guillaume Debailly"]','[0]','Marie-Jeanne Duthilleul','2026-11-20T20:15:49.203Z');
INSERT INTO "puts" VALUES(227927885509274,1,'signals/owner/Bacchus',4453774379245430,'Whose codename is “Bacchus”?','["Raymond Sisteron","Marie-Jeanne Duthilleul","Henri Duflot","Guillaume Debailly"]','[2]','Henri Duflot','2026-11-20T20:16:10.242Z');
INSERT INTO "puts" VALUES(227927885509274,2,'signals/owner-said.true-false/Moule à gaufres',689960377220951,'“Moule à gaufres” is the codename of Raymond Sisteron.','["True","False"]','[0]','True','2026-11-20T20:16:17.255Z');
INSERT INTO "puts" VALUES(227927885509274,3,'signals/owner-typed/Rocambole',8517515996360960,'Write whose codename “Rocambole” is.','[]','[]','Marie-Jeanne Duthilleul','2026-11-20T20:16:24.268Z');
INSERT INTO "puts" VALUES(227927885509274,4,'signals/owner/Phénomène',111249999375746,'Whose codename is “Phénomène”?','["Marina Loiseau","Marie-Jeanne Duthilleul","Raymond Sisteron","Guillaume Debailly"]','[0]','Marina Loiseau','2026-11-20T20:16:31.281Z');
INSERT INTO "puts" VALUES(227927885509274,5,'signals/channel',2823034682526849,'Which channel first aired The Bureau?','["France 2","Arte","TF1","Canal+"]','[3]','Canal+','2026-11-20T20:16:38.294Z');
INSERT INTO "puts" VALUES(227927936916101,1,'signals/owner-typed/Moule à gaufres',6338517553466794,'Write whose codename “Moule à gaufres” is.','[]','[]','Raymond Sisteron','2026-11-20T20:16:59.333Z');
INSERT INTO "puts" VALUES(227927936916101,2,'signals/owner/Malotru',8550210453423645,'Whose codename is “Malotru”?','["Guillaume Debailly","Raymond Sisteron","Marie-Jeanne Duthilleul","Marina Loiseau"]','[0]','Guillaume Debailly','2026-11-20T20:17:06.346Z');
INSERT INTO "puts" VALUES(227927936916101,3,'signals/channel',2823034682526849,'Which channel first aired The Bureau?','["France 2","Arte","TF1","Canal+"]','[3]','Canal+','2026-11-20T20:17:13.359Z');
INSERT INTO "puts" VALUES(227927936916101,4,'signals/owner-said.true-false/Phénomène',6371773423931643,'“Phénomène” is the codename of Marina Loiseau.','["True","False"]','[0]','True','2026-11-20T20:17:20.372Z');
INSERT INTO "puts" VALUES(227927936916101,5,'signals/owner/Bacchus',4453774379245430,'Whose codename is “Bacchus”?','["Raymond Sisteron","Guillaume Debailly","Henri Duflot","Marie-Jeanne Duthilleul"]','[2]','Henri Duflot','2026-11-20T20:17:27.385Z');
INSERT INTO "puts" VALUES(227927988567130,1,'signals/owner/Phénomène',111249999375746,'Whose codename is “Phénomène”?','["Henri Duflot","Marina Loiseau","Marie-Jeanne Duthilleul","Raymond Sisteron"]','[1]','Marina Loiseau','2026-11-20T20:17:48.424Z');
INSERT INTO "puts" VALUES(227927988567130,2,'signals/owner-said.true-false/Rocambole',3822627828217884,'“Rocambole” is the codename of Marina Loiseau.','["True","False"]','[1]','False. “Rocambole” is the codename of Marie-Jeanne Duthilleul.','2026-11-20T20:17:55.437Z');
INSERT INTO "puts" VALUES(227927988567130,3,'signals/owner/Malotru',8550210453423645,'Whose codename is “Malotru”?','["Raymond Sisteron","Guillaume Debailly","Marie-Jeanne Duthilleul","Marina Loiseau"]','[1]','Guillaume Debailly','2026-11-20T20:18:02.450Z');
INSERT INTO "puts" VALUES(227927988567130,4,'signals/owner-typed/Moule à gaufres',6338517553466794,'Write whose codename “Moule à gaufres” is.','[]','[]','Raymond Sisteron','2026-11-20T20:18:09.463Z');
INSERT INTO "puts" VALUES(227927988567130,5,'signals/owner-said.true-false/Bacchus',700139423773704,'“Bacchus” is the codename of Henri Duflot.','["True","False"]','[0]','True','2026-11-20T20:18:16.476Z');
INSERT INTO "puts" VALUES(227928039790043,1,'signals/owner/Moule à gaufres',8540030511471163,'Whose codename is “Moule à gaufres”?','["Henri Duflot","Marie-Jeanne Duthilleul","Raymond Sisteron","Marina Loiseau"]','[2]','Raymond Sisteron','2026-11-20T20:18:37.515Z');
INSERT INTO "puts" VALUES(227928039790043,2,'signals/owner/Rocambole',1897423381216204,'Whose codename is “Rocambole”?','["Raymond Sisteron","Marina Loiseau","Marie-Jeanne Duthilleul","Guillaume Debailly"]','[2]','Marie-Jeanne Duthilleul','2026-11-20T20:18:44.528Z');
INSERT INTO "puts" VALUES(227928039790043,3,'signals/owner-typed/Bacchus',716450553162085,'Write whose codename “Bacchus” is.','[]','[]','Henri Duflot','2026-11-20T20:18:51.541Z');
INSERT INTO "puts" VALUES(227928039790043,4,'signals/owner/Phénomène',111249999375746,'Whose codename is “Phénomène”?','["Marina Loiseau","Marie-Jeanne Duthilleul","Henri Duflot","Raymond Sisteron"]','[0]','Marina Loiseau','2026-11-20T20:18:58.554Z');
INSERT INTO "puts" VALUES(227928039790043,5,'signals/owner-typed/Malotru',236188488724911,'Write whose codename “Malotru” is.','[]','[]','Guillaume Debailly','2026-11-20T20:19:05.567Z');
INSERT INTO "puts" VALUES(227928091375953,1,'signals/owner-typed/Bacchus',716450553162085,'Write whose codename “Bacchus” is.','[]','[]','Henri Duflot','2026-11-20T20:19:26.606Z');
INSERT INTO "puts" VALUES(227928091375953,2,'signals/owner/Rocambole',1897423381216204,'Whose codename is “Rocambole”?','["Marina Loiseau","Raymond Sisteron","Marie-Jeanne Duthilleul","Henri Duflot"]','[2]','Marie-Jeanne Duthilleul','2026-11-20T20:19:33.619Z');
INSERT INTO "puts" VALUES(227928091375953,3,'signals/owner-said.true-false/Malotru',8145031187196929,'“Malotru” is the codename of Henri Duflot.','["True","False"]','[1]','False. “Malotru” is the codename of Guillaume Debailly.','2026-11-20T20:19:40.632Z');
INSERT INTO "puts" VALUES(227928091375953,4,'signals/channel',2823034682526849,'Which channel first aired The Bureau?','["TF1","Arte","France 2","Canal+"]','[3]','Canal+','2026-11-20T20:19:47.645Z');
INSERT INTO "puts" VALUES(227928091375953,5,'signals/owner/Moule à gaufres',8540030511471163,'Whose codename is “Moule à gaufres”?','["Henri Duflot","Raymond Sisteron","Guillaume Debailly","Marie-Jeanne Duthilleul"]','[1]','Raymond Sisteron','2026-11-20T20:19:54.658Z');
INSERT INTO "puts" VALUES(227928142067996,1,'signals/owner/Bacchus',4453774379245430,'Whose codename is “Bacchus”?','["Henri Duflot","Marie-Jeanne Duthilleul","Raymond Sisteron","Guillaume Debailly"]','[0]','Henri Duflot','2026-11-20T20:20:15.697Z');
INSERT INTO "puts" VALUES(227928142067996,2,'signals/owner-typed/Malotru',236188488724911,'Write whose codename “Malotru” is.','[]','[]','Guillaume Debailly','2026-11-20T20:20:22.710Z');
INSERT INTO "puts" VALUES(227928142067996,3,'signals/owner-said.true-false/Phénomène',6371773423931643,'“Phénomène” is the codename of Marina Loiseau.','["True","False"]','[0]','True','2026-11-20T20:20:29.723Z');
INSERT INTO "puts" VALUES(227928142067996,4,'signals/channel',2823034682526849,'Which channel first aired The Bureau?','["France 2","TF1","Canal+","Arte"]','[2]','Canal+','2026-11-20T20:20:36.736Z');
INSERT INTO "puts" VALUES(227928179288744,1,'signals/owner-typed/Moule à gaufres',6338517553466794,'Write whose codename “Moule à gaufres” is.','[]','[]','Raymond Sisteron','2026-11-20T20:20:50.762Z');
INSERT INTO "puts" VALUES(227928179288744,2,'signals/owner/Malotru',8550210453423645,'Whose codename is “Malotru”?','["Marina Loiseau","Guillaume Debailly","Raymond Sisteron","Henri Duflot"]','[1]','Guillaume Debailly','2026-11-20T20:20:57.775Z');
INSERT INTO "puts" VALUES(227928179288744,3,'signals/owner-said.true-false/Bacchus',700139423773704,'“Bacchus” is the codename of Raymond Sisteron.','["True","False"]','[1]','False. “Bacchus” is the codename of Henri Duflot.','2026-11-20T20:21:04.788Z');
INSERT INTO "puts" VALUES(227928179288744,4,'signals/owner/Rocambole',1897423381216204,'Whose codename is “Rocambole”?','["Guillaume Debailly","Marie-Jeanne Duthilleul","Raymond Sisteron","Henri Duflot"]','[1]','Marie-Jeanne Duthilleul','2026-11-20T20:21:11.801Z');
INSERT INTO "puts" VALUES(227928179288744,5,'signals/owner-said.true-false/Phénomène',6371773423931643,'“Phénomène” is the codename of Marina Loiseau.','["True","False"]','[0]','True','2026-11-20T20:21:18.814Z');
INSERT INTO "puts" VALUES(227928230309142,1,'signals/owner-said.true-false/Malotru',8145031187196929,'“Malotru” is the codename of Guillaume Debailly.','["True","False"]','[0]','True','2026-11-20T20:21:39.853Z');
INSERT INTO "puts" VALUES(227928230309142,2,'signals/owner-typed/Moule à gaufres',6338517553466794,'Write whose codename “Moule à gaufres” is.','[]','[]','Raymond Sisteron','2026-11-20T20:21:46.866Z');
INSERT INTO "puts" VALUES(227928230309142,3,'signals/owner/Rocambole',1897423381216204,'Whose codename is “Rocambole”?','["Marina Loiseau","Raymond Sisteron","Guillaume Debailly","Marie-Jeanne Duthilleul"]','[3]','Marie-Jeanne Duthilleul','2026-11-20T20:21:53.879Z');
INSERT INTO "puts" VALUES(227928230309142,4,'signals/owner/Phénomène',111249999375746,'Whose codename is “Phénomène”?','["Marie-Jeanne Duthilleul","Henri Duflot","Marina Loiseau","Guillaume Debailly"]','[2]','Marina Loiseau','2026-11-20T20:22:00.892Z');
INSERT INTO "puts" VALUES(227928230309142,5,'signals/channel',2823034682526849,'Which channel first aired The Bureau?','["France 2","Canal+","Arte","TF1"]','[1]','Canal+','2026-11-20T20:22:07.905Z');
INSERT INTO "puts" VALUES(227928267343640,1,'signals/owner/Rocambole',1897423381216204,'Whose codename is “Rocambole”?','["Marie-Jeanne Duthilleul","Marina Loiseau","Raymond Sisteron","Guillaume Debailly"]','[0]','Marie-Jeanne Duthilleul','2026-11-20T20:22:14.918Z');
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
INSERT INTO "questions" VALUES(111249999375746,'signals/owner/Phénomène','signals','owner','choice','Codenames',2,'Whose codename is “Phénomène”?','[["codenames","Phénomène","of","Marina Loiseau"]]','{"answers":[["Marina Loiseau",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"“Phénomène” means “Phenomenon”.","source":"","claim":["Phénomène"],"exact":false,"card":"whose codename is phenomene","extra":{}}');
INSERT INTO "questions" VALUES(236188488724911,'signals/owner-typed/Malotru','signals','owner-typed','typed','Codenames',3,'Write whose codename “Malotru” is.','[["codenames","Malotru","of","Guillaume Debailly"]]','{"answers":[["Guillaume Debailly",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Malotru"],"exact":false,"card":"write whose codename malotru is","extra":{}}');
INSERT INTO "questions" VALUES(689960377220951,'signals/owner-said.true-false/Moule à gaufres','signals','owner-said','true-false','Statements',1,'“Moule à gaufres” is the codename of Raymond Sisteron.','[["codenames","Moule à gaufres","of","Raymond Sisteron"]]','{"answers":[["Raymond Sisteron",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Moule à gaufres"],"exact":false,"card":"moule a gaufres is the codename of raymond sisteron","extra":{"before":"“Moule à gaufres” is the codename of ","after":"."}}');
INSERT INTO "questions" VALUES(700139423773704,'signals/owner-said.true-false/Bacchus','signals','owner-said','true-false','Statements',1,'“Bacchus” is the codename of Henri Duflot.','[["codenames","Bacchus","of","Henri Duflot"]]','{"answers":[["Henri Duflot",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Bacchus"],"exact":false,"card":"bacchus is the codename of henri duflot","extra":{"before":"“Bacchus” is the codename of ","after":"."}}');
INSERT INTO "questions" VALUES(716450553162085,'signals/owner-typed/Bacchus','signals','owner-typed','typed','Codenames',3,'Write whose codename “Bacchus” is.','[["codenames","Bacchus","of","Henri Duflot"]]','{"answers":[["Henri Duflot",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Bacchus"],"exact":false,"card":"write whose codename bacchus is","extra":{}}');
INSERT INTO "questions" VALUES(1897423381216204,'signals/owner/Rocambole','signals','owner','choice','Codenames',2,'Whose codename is “Rocambole”?','[["codenames","Rocambole","of","Marie-Jeanne Duthilleul"]]','{"answers":[["Marie-Jeanne Duthilleul",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"“Rocambole” means “Adventurer”.","source":"","claim":["Rocambole"],"exact":false,"card":"whose codename is rocambole","extra":{}}');
INSERT INTO "questions" VALUES(2823034682526849,'signals/channel','signals','','choice','Making',1,'Which channel first aired The Bureau?','[]','{"answers":[["Canal+",[],""]],"also_right":[],"unknown":[],"pool_size":3,"explanation":"It ran on Canal+ from April 2015.","source":"","claim":[],"exact":false,"card":"which channel first aired the bureau","extra":{}}');
INSERT INTO "questions" VALUES(3822627828217884,'signals/owner-said.true-false/Rocambole','signals','owner-said','true-false','Statements',1,'“Rocambole” is the codename of Marie-Jeanne Duthilleul.','[["codenames","Rocambole","of","Marie-Jeanne Duthilleul"]]','{"answers":[["Marie-Jeanne Duthilleul",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Rocambole"],"exact":false,"card":"rocambole is the codename of marie jeanne duthilleul","extra":{"before":"“Rocambole” is the codename of ","after":"."}}');
INSERT INTO "questions" VALUES(4453774379245430,'signals/owner/Bacchus','signals','owner','choice','Codenames',2,'Whose codename is “Bacchus”?','[["codenames","Bacchus","of","Henri Duflot"]]','{"answers":[["Henri Duflot",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"“Bacchus” means “Bacchus himself”.","source":"","claim":["Bacchus"],"exact":false,"card":"whose codename is bacchus","extra":{}}');
INSERT INTO "questions" VALUES(6338517553466794,'signals/owner-typed/Moule à gaufres','signals','owner-typed','typed','Codenames',3,'Write whose codename “Moule à gaufres” is.','[["codenames","Moule à gaufres","of","Raymond Sisteron"]]','{"answers":[["Raymond Sisteron",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Moule à gaufres"],"exact":false,"card":"write whose codename moule a gaufres is","extra":{}}');
INSERT INTO "questions" VALUES(6371773423931643,'signals/owner-said.true-false/Phénomène','signals','owner-said','true-false','Statements',1,'“Phénomène” is the codename of Marina Loiseau.','[["codenames","Phénomène","of","Marina Loiseau"]]','{"answers":[["Marina Loiseau",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Phénomène"],"exact":false,"card":"phenomene is the codename of marina loiseau","extra":{"before":"“Phénomène” is the codename of ","after":"."}}');
INSERT INTO "questions" VALUES(8145031187196929,'signals/owner-said.true-false/Malotru','signals','owner-said','true-false','Statements',1,'“Malotru” is the codename of Guillaume Debailly.','[["codenames","Malotru","of","Guillaume Debailly"]]','{"answers":[["Guillaume Debailly",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Malotru"],"exact":false,"card":"malotru is the codename of guillaume debailly","extra":{"before":"“Malotru” is the codename of ","after":"."}}');
INSERT INTO "questions" VALUES(8517515996360960,'signals/owner-typed/Rocambole','signals','owner-typed','typed','Codenames',3,'Write whose codename “Rocambole” is.','[["codenames","Rocambole","of","Marie-Jeanne Duthilleul"]]','{"answers":[["Marie-Jeanne Duthilleul",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"","source":"","claim":["Rocambole"],"exact":false,"card":"write whose codename rocambole is","extra":{}}');
INSERT INTO "questions" VALUES(8540030511471163,'signals/owner/Moule à gaufres','signals','owner','choice','Codenames',2,'Whose codename is “Moule à gaufres”?','[["codenames","Moule à gaufres","of","Raymond Sisteron"]]','{"answers":[["Raymond Sisteron",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"“Moule à gaufres” means “Waffle iron”.","source":"","claim":["Moule à gaufres"],"exact":false,"card":"whose codename is moule a gaufres","extra":{}}');
INSERT INTO "questions" VALUES(8550210453423645,'signals/owner/Malotru','signals','owner','choice','Codenames',2,'Whose codename is “Malotru”?','[["codenames","Malotru","of","Guillaume Debailly"]]','{"answers":[["Guillaume Debailly",[],""]],"also_right":[],"unknown":[],"pool_size":4,"explanation":"“Malotru” means “Lout”.","source":"","claim":["Malotru"],"exact":false,"card":"whose codename is malotru","extra":{}}');
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
INSERT INTO "responses" VALUES(227927827350015,1,'option','2','Canal+',13,0,'right','1','',100,100,1,0,100,'2026-11-20T20:15:28.164Z');
INSERT INTO "responses" VALUES(227927827350015,2,'option','2','Raymond Sisteron',20,0,'right','1','',220,200,2,0,220,'2026-11-20T20:15:35.177Z');
INSERT INTO "responses" VALUES(227927827350015,3,'option','1','False',27,0,'wrong','0','',0,100,0,0,120,'2026-11-20T20:15:42.190Z');
INSERT INTO "responses" VALUES(227927827350015,4,'text','guillaume debailly','guillaume debailly',33,0,'right','1','',300,300,1,0,390,'2026-11-20T20:15:49.203Z');
INSERT INTO "responses" VALUES(227927827350015,5,'option','0','Marie-Jeanne Duthilleul',41,0,'right','1','',220,200,2,0,280,'2026-11-20T20:15:56.216Z');
INSERT INTO "responses" VALUES(227927885509274,1,'option','2','Henri Duflot',13,0,'right','1','',200,200,1,0,200,'2026-11-20T20:16:17.255Z');
INSERT INTO "responses" VALUES(227927885509274,2,'option','0','True',20,0,'right','1','',110,100,2,0,110,'2026-11-20T20:16:24.268Z');
INSERT INTO "responses" VALUES(227927885509274,3,'text','marie-jeanne duthilleul','marie-jeanne duthilleul',27,0,'right','1','',360,300,3,0,360,'2026-11-20T20:16:31.281Z');
INSERT INTO "responses" VALUES(227927885509274,4,'option','0','Marina Loiseau',33,0,'right','1','',260,200,4,0,260,'2026-11-20T20:16:38.294Z');
INSERT INTO "responses" VALUES(227927885509274,5,'option','3','Canal+',41,0,'right','1','',140,100,5,0,140,'2026-11-20T20:16:45.307Z');
INSERT INTO "responses" VALUES(227927936916101,1,'text','raymond sisteron','raymond sisteron',13,0,'right','1','',300,300,1,0,300,'2026-11-20T20:17:06.346Z');
INSERT INTO "responses" VALUES(227927936916101,2,'option','0','Guillaume Debailly',20,0,'right','1','',220,200,2,0,220,'2026-11-20T20:17:13.359Z');
INSERT INTO "responses" VALUES(227927936916101,3,'option','3','Canal+',27,0,'right','1','',120,100,3,0,120,'2026-11-20T20:17:20.372Z');
INSERT INTO "responses" VALUES(227927936916101,4,'option','0','True',33,0,'right','1','',130,100,4,0,130,'2026-11-20T20:17:27.385Z');
INSERT INTO "responses" VALUES(227927936916101,5,'option','2','Henri Duflot',41,0,'right','1','',280,200,5,0,280,'2026-11-20T20:17:34.398Z');
INSERT INTO "responses" VALUES(227927988567130,1,'option','1','Marina Loiseau',13,0,'right','1','',246,200,1,46,250,'2026-11-20T20:17:55.437Z');
INSERT INTO "responses" VALUES(227927988567130,2,'option','1','False',20,1,'right','1','',110,100,2,0,135,'2026-11-20T20:18:02.450Z');
INSERT INTO "responses" VALUES(227927988567130,3,'late','','',200,0,'late','0','',0,200,0,0,290,'2026-11-20T20:18:09.463Z');
INSERT INTO "responses" VALUES(227927988567130,4,'skip','','',33,0,'skipped','0','',0,300,0,0,465,'2026-11-20T20:18:16.476Z');
INSERT INTO "responses" VALUES(227927988567130,5,'option','0','True',41,0,'right','1','',119,100,1,19,165,'2026-11-20T20:18:23.489Z');
INSERT INTO "responses" VALUES(227928039790043,1,'option','2','Raymond Sisteron',13,0,'right','1','',200,200,1,0,200,'2026-11-20T20:18:44.528Z');
INSERT INTO "responses" VALUES(227928039790043,2,'option','0','Raymond Sisteron',20,0,'wrong','0','',0,200,0,0,220,'2026-11-20T20:18:51.541Z');
INSERT INTO "responses" VALUES(227928039790043,3,'text','André Ziani','André Ziani',27,0,'wrong','0','',0,300,0,0,360,'2026-11-20T20:18:58.554Z');
INSERT INTO "responses" VALUES(227928039790043,4,'option','0','Marina Loiseau',33,0,'right','1','',200,200,1,0,260,'2026-11-20T20:19:05.567Z');
INSERT INTO "responses" VALUES(227928039790043,5,'text','guillaume debailly','guillaume debailly',41,0,'right','1','',330,300,2,0,420,'2026-11-20T20:19:12.580Z');
INSERT INTO "responses" VALUES(227928091375953,1,'skip','','',13,0,'skipped','0','',0,300,0,0,300,'2026-11-20T20:19:33.619Z');
INSERT INTO "responses" VALUES(227928091375953,2,'option','0','Marina Loiseau',20,0,'wrong','0','',0,200,0,0,220,'2026-11-20T20:19:40.632Z');
INSERT INTO "responses" VALUES(227928091375953,3,'option','1','False',27,0,'right','1','',100,100,1,0,120,'2026-11-20T20:19:47.645Z');
INSERT INTO "responses" VALUES(227928091375953,4,'option','0','TF1',33,0,'wrong','0','',0,100,0,0,130,'2026-11-20T20:19:54.658Z');
INSERT INTO "responses" VALUES(227928091375953,5,'option','1','Raymond Sisteron',41,0,'right','1','',200,200,1,0,280,'2026-11-20T20:20:01.671Z');
INSERT INTO "responses" VALUES(227928142067996,1,'option','0','Henri Duflot',13,0,'right','1','',200,200,1,0,200,'2026-11-20T20:20:22.710Z');
INSERT INTO "responses" VALUES(227928142067996,2,'text','André Ziani','André Ziani',20,0,'wrong','0','',0,300,0,0,330,'2026-11-20T20:20:29.723Z');
INSERT INTO "responses" VALUES(227928142067996,3,'skip','','',27,0,'skipped','0','',0,100,0,0,120,'2026-11-20T20:20:36.736Z');
INSERT INTO "responses" VALUES(227928179288744,1,'text','André Ziani','André Ziani',13,0,'wrong','0','',0,300,0,0,300,'2026-11-20T20:20:57.775Z');
INSERT INTO "responses" VALUES(227928179288744,2,'option','0','Marina Loiseau',20,0,'wrong','0','',0,200,0,0,220,'2026-11-20T20:21:04.788Z');
INSERT INTO "responses" VALUES(227928179288744,3,'option','0','True',27,0,'wrong','0','',0,100,0,0,120,'2026-11-20T20:21:11.801Z');
INSERT INTO "responses" VALUES(227928179288744,4,'option','0','Guillaume Debailly',33,0,'wrong','0','',0,200,0,0,260,'2026-11-20T20:21:18.814Z');
INSERT INTO "responses" VALUES(227928179288744,5,'option','1','False',41,0,'wrong','0','',0,100,0,0,140,'2026-11-20T20:21:25.827Z');
INSERT INTO "responses" VALUES(227928230309142,1,'option','0','True',13,0,'right','1','',100,100,1,0,100,'2026-11-20T20:21:46.866Z');
INSERT INTO "responses" VALUES(227928230309142,2,'text','raymond sisteron','raymond sisteron',20,0,'right','1','',330,300,2,0,330,'2026-11-20T20:21:53.879Z');
INSERT INTO "responses" VALUES(227928230309142,3,'option','0','Marina Loiseau',27,0,'wrong','0','',0,200,0,0,240,'2026-11-20T20:22:00.892Z');
INSERT INTO "responses" VALUES(227928230309142,4,'option','2','Marina Loiseau',33,0,'right','1','',200,200,1,0,260,'2026-11-20T20:22:07.905Z');
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
    );
INSERT INTO "rounds" VALUES(227927827350015,'malotru','Signals','finished','2026-11-20T20:15:14.138Z','2026-11-20T20:16:03.229Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1001,0,0,'[]','signals/classic/5/untimed','signals/classic/5/untimed','signals/classic/5/untimed',840,1110,4,5,2,134,1,'');
INSERT INTO "rounds" VALUES(227927885509274,'marina','Signals','finished','2026-11-20T20:16:10.242Z','2026-11-20T20:16:52.320Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1002,0,0,'[]','signals/classic/5/untimed','signals/classic/5/untimed','signals/classic/5/untimed',1070,1070,5,5,5,134,1,'');
INSERT INTO "rounds" VALUES(227927936916101,'élodie','Signals','finished','2026-11-20T20:16:59.333Z','2026-11-20T20:17:41.411Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1003,0,0,'[]','signals/classic/5/untimed','signals/classic/5/untimed','signals/classic/5/untimed',1050,1050,5,5,5,134,1,'');
INSERT INTO "rounds" VALUES(227927988567130,'malotru','Signals','finished','2026-11-20T20:17:48.424Z','2026-11-20T20:18:30.502Z',0,'classic','{"mode":"classic","questions":5,"seconds":20,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1001,1,0,'[]','signals/classic/5/20s','signals/classic/5/20s','signals/classic/5/untimed',475,1305,3,5,2,307,1,'');
INSERT INTO "rounds" VALUES(227928039790043,'malotru','Signals','finished','2026-11-20T20:18:37.515Z','2026-11-20T20:19:19.593Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":["Codenames"]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1004,0,0,'[]','signals/classic/5/untimed','signals/classic/5/untimed [[],["Codenames"]]','signals/classic/5/untimed [[],["Codenames"]]',730,1460,3,5,2,134,0,'A round of some difficulties or categories only keeps a personal best and takes no place.');
INSERT INTO "rounds" VALUES(227928091375953,'marina','Signals','finished','2026-11-20T20:19:26.606Z','2026-11-20T20:20:08.684Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',77,0,1,'[]','signals/classic/5/untimed','signals/classic/5/untimed','signals/classic/5/untimed',300,1050,2,5,1,134,0,'A round whose seed was given keeps a personal best and takes no place.');
INSERT INTO "rounds" VALUES(227928142067996,'malotru','Signals','abandoned','2026-11-20T20:20:15.697Z','2026-11-20T20:20:43.749Z',0,'classic','{"mode":"classic","questions":8,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1005,0,0,'[]','signals/classic/8/untimed','signals/classic/8/untimed','signals/classic/8/untimed',200,650,1,3,1,60,1,'');
INSERT INTO "rounds" VALUES(227928179288744,'marina','Signals','finished','2026-11-20T20:20:50.762Z','2026-11-20T20:21:32.840Z',0,'classic','{"mode":"classic","questions":5,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1002,1,0,'[]','signals/classic/5/untimed','signals/classic/5/untimed','signals/classic/5/untimed',0,1040,0,5,0,134,0,'A round without a point takes no place.');
INSERT INTO "rounds" VALUES(227928230309142,'malotru','Signals','open','2026-11-20T20:21:39.853Z',NULL,0,'classic','{"mode":"classic","questions":8,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1005,1,0,'[]','signals/classic/8/untimed','signals/classic/8/untimed','signals/classic/8/untimed',NULL,NULL,NULL,NULL,NULL,NULL,1,'');
INSERT INTO "rounds" VALUES(227928267343640,'marina','Signals','open','2026-11-20T20:22:14.918Z',NULL,0,'classic','{"mode":"classic","questions":8,"seconds":null,"difficulties":[],"categories":[]}',1,'0.1.0','{"signals":"764d1def87d34e4e"}',1006,0,0,'[]','signals/classic/8/untimed','signals/classic/8/untimed','signals/classic/8/untimed',NULL,NULL,NULL,NULL,NULL,NULL,1,'');
CREATE INDEX rounds_by_score ON rounds (board, points DESC, tenths, ended)
    WHERE ranked = 1 AND state = 'finished'
    ;
CREATE INDEX rounds_by_likeness ON rounds (player, likeness, points DESC);
CREATE INDEX rounds_by_series ON rounds (player, series, started);
COMMIT;
