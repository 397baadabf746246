# Two commands: `make run` to use it, `make test` to check it.
# Needs Python 3.11 or later with python3-venv, make and git; nothing else, and no network after the first time.

.DEFAULT_GOAL := help
.PHONY: help env run test check bench fuzz locks samples shots clean

help:
	@echo "make run      chạy Nhịp Cầu trên máy này (PORT, DATA_DIR, DATABASE_URL)"
	@echo "make env      chỉ tạo môi trường; sau đó có .venv/bin/nhipcau"
	@echo "make test     chạy toàn bộ kiểm thử (SQLite; PostgreSQL và Chromium nếu có)"
	@echo "make check    kiểm tra mã nguồn: ruff, mypy, import-linter, deptry, tệp khóa"
	@echo "make bench    đo độ đúng, độ tin, tốc độ, đọc ảnh, tệp ác ý, khớp tên (BENCH=tên …, WRITE=1 để giữ)"
	@echo "make fuzz     thử bộ đọc bằng đầu vào sinh ngẫu nhiên có dẫn đường (SECONDS=600)"
	@echo "make samples  dựng lại các tệp DOCX và PDF mẫu từ nguồn văn bản"
	@echo "make shots    chụp lại ảnh màn hình đọc trong docs/pictures"
	@echo "make locks    tạo lại requirements/*.lock (cần uv)"
	@echo "make clean    xóa môi trường và tệp tạm; giữ nguyên dữ liệu"

env: .venv/core.stamp

.venv/core.stamp: requirements/core.lock pyproject.toml bin/environment
	@bin/environment core

.venv/dev.stamp: requirements/dev.lock pyproject.toml bin/environment
	@bin/environment dev

run: env
	@exec .venv/bin/nhipcau run

# TESTS narrows the run: make test TESTS="tests/reading -k header".
test: .venv/dev.stamp
	@.venv/bin/python bin/test $(TESTS)

check: .venv/dev.stamp
	.venv/bin/ruff check src tests bin/test bin/check-locks bin/make-samples bin/make-shots bin/fuzz bin/count-words benchmarks
	.venv/bin/ruff format --check src tests bin/test bin/check-locks bin/make-samples bin/make-shots bin/fuzz bin/count-words benchmarks
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/deptry src
	.venv/bin/python bin/check-locks

bench: .venv/dev.stamp
	@.venv/bin/python -m benchmarks $(BENCH) $(if $(WRITE),--write)

SECONDS ?= 600
fuzz: .venv/dev.stamp
	@.venv/bin/python bin/fuzz $(SECONDS)

samples: .venv/dev.stamp
	@.venv/bin/python bin/make-samples

shots: .venv/dev.stamp
	@.venv/bin/python bin/make-shots

locks:
	requirements/lock.sh

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
