# Bureau Quiz: `make play` and `make test` set up all they need by themselves. Every path here is
# relative, so that the project may lie in a folder with spaces in its name.

SHELL = /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help play test check format bench soak guide pictures clean

PYTHON ?=
ARGS =
RUN = .venv/bin/python

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile
	@echo '  ARGS=… is handed on, as in: make play ARGS="play the-bureau --plain"'

play: .venv/.ready ## open the game
	@$(RUN) -m bureau_quiz $(ARGS)

test: .venv/.ready-dev ## run every test
	$(RUN) -m pytest -n auto --dist worksteal $(ARGS)

check: .venv/.ready-dev ## formatting, lint, types, import layers, bundled packs
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -c 'from importlinter.cli import lint_imports_command as run; run()' --no-logo
	$(RUN) -m bureau_quiz pack check questions

format: .venv/.ready-dev ## put the code in its one form
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

bench: .venv/.ready-dev ## start, memory and keys beside a bare Textual app; a long past; packs up to 50,000 questions
	@$(RUN) -m tests.bench $(ARGS)

soak: .venv/.ready-dev ## kill the real program 500 times and count what is lost
	@$(RUN) -m tests.e2e.soak $(ARGS)

guide: .venv/.ready-dev ## make the guide's lists of keys and codes anew
	@$(RUN) -m tests.guide

pictures: .venv/.ready-dev ## draw the README's pictures anew
	@$(RUN) -m tests.pictures $(ARGS)

clean: ## remove the environment, caches and builds
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bureau_quiz tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. A stamp is written only after success; .venv/.busy stands while pip works, so
# that an environment whose making was cut short is made again from nothing.

# A stamp is worth nothing when the Python that it was made with is gone.
ifneq ($(shell { $(RUN) -c 'print("alive")'; } 2>/dev/null),alive)
.PHONY: .venv/.ready .venv/.ready-dev
endif

.venv/.ready: pyproject.toml
	@$(call set_up,.,)

.venv/.ready-dev: pyproject.toml
	@$(call set_up,.[dev], and the tools for development)
	@touch .venv/.ready

# $(call set_up,REQUIREMENT,AND WHAT MORE): make .venv where there is none that is whole, install.
define set_up
trap 'exit 130' INT HUP TERM; \
if [ -e .venv/.busy ] || ! [ -e .venv/.ready ] || ! $(RUN) -c '' 2>/dev/null; then \
  $(find_python); \
  echo "Setting up in .venv with $$found (once; this needs the network)..."; \
  rm -rf .venv; \
  "$$found" -m venv .venv || { rm -rf .venv; exit 1; }; \
fi; \
echo 'Installing Bureau Quiz$(2)...'; \
touch .venv/.busy; \
$(RUN) -m pip --disable-pip-version-check install --quiet --editable '$(1)'; \
result=$$?; \
rm -f .venv/.busy; \
if [ $$result -ne 0 ]; then \
  echo 'The installation failed, for the reason above. It needs the network; then try again.' >&2; \
  exit 1; \
fi; \
touch $@
endef

# Sets $found to the first Python that is new enough and can make environments. A name that exists
# but does not run (a version manager's stand-in, say) is passed over.
define find_python
found=; bare=; old=; \
for name in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11 python3; do \
  "$$name" -c '' </dev/null >/dev/null 2>&1 || continue; \
  if ! "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null 2>/dev/null; then \
    old="$$old $$name ($$("$$name" -c 'import platform; print(platform.python_version())'))"; \
  elif "$$name" -c 'import ensurepip, venv' </dev/null >/dev/null 2>&1; then \
    found=$$name; break; \
  else \
    bare=$${bare:-$$name}; \
  fi; \
done; \
if [ -z "$$found" ] && [ -n "$$bare" ]; then \
  version=$$("$$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
  echo "$$bare (Python $$version) cannot make virtual environments." >&2; \
  echo "On Debian and Ubuntu, install the missing package: sudo apt install python$$version-venv" >&2; \
  exit 1; \
elif [ -z "$$found" ]; then \
  echo "Bureau Quiz needs Python 3.11 or newer; found:$${old:- none}." >&2; \
  echo 'Install one (Debian, Ubuntu: sudo apt install python3 python3-venv), or name it:' >&2; \
  echo '  make play PYTHON=/path/to/python3' >&2; \
  exit 1; \
fi
endef
