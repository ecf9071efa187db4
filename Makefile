# Every target is one call of run.py, which also works without make: python run.py help
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint types fuzz bench lock clean

help demo test lint types fuzz bench lock clean:
	@$(PYTHON) run.py $@ $(ARGS)
