#!/usr/bin/env python3
"""Run the commands of transcripts and compare what they print.

usage: run.py [--update] PROGRAM SOURCE_DIR FILE...

A transcript is a text file, or a Markdown file's ```console blocks. A line `$ command` is run by sh in a folder of its own in
which `entente` is PROGRAM and `examples` is the project's. The lines after it, up to the next blank line that a command
or the end follows, are what it must print: standard output, then standard error with each line after `! `, and `=> N` where the
exit code is not 0. A line `…` stands for any lines. --update writes what was printed into FILE instead.
"""
import os, re, subprocess, sys, tempfile


def blocks(lines, markdown):
    """(first, end, command) of each command and its expected lines, [first, end) without the command."""
    inside, found, i = not markdown, [], 0
    while i < len(lines):
        if markdown and lines[i].startswith("```"):
            inside = lines[i].strip() == "```console" and not inside
        elif inside and lines[i].startswith("$ "):
            first = end = i + 1
            while end < len(lines) and not (markdown and lines[end].startswith("```")) and not lines[end].startswith("$ "):
                end += 1
            i = end - 1
            while end > first and not lines[end - 1].strip():
                end -= 1
            found.append((first, end, lines[first - 1][2:]))
        i += 1
    return found


def run(command, folder, environment):
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, timeout=300)
    out = done.stdout.decode("utf-8", "replace").splitlines()
    out += ["! " + line for line in done.stderr.decode("utf-8", "replace").splitlines()]
    return out + ([f"=> {done.returncode}"] if done.returncode else [])


def agrees(expected, printed):
    pattern = "\n".join("(?:.*\n)*?.*" if line.strip() == "…" else re.escape(line) for line in expected)
    return re.fullmatch(pattern, "\n".join(printed)) is not None


def main():
    arguments = sys.argv[1:]
    update = arguments[0] == "--update"
    program, source, *files = arguments[update:]
    failed = count = 0
    for file in files:
        lines = open(file, encoding="utf-8").read().split("\n")
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "bin"))
            os.symlink(os.path.abspath(program), os.path.join(folder, "bin", "entente"))
            os.symlink(os.path.join(os.path.abspath(source), "examples"), os.path.join(folder, "examples"))
            environment = dict(os.environ, PATH=os.path.join(folder, "bin") + ":" + os.environ["PATH"], LC_ALL="C.UTF-8",
                               LSAN_OPTIONS="print_suppressions=0")
            shift = 0
            for first, end, command in blocks(list(lines), file.endswith(".md")):
                expected, printed = lines[first + shift : end + shift], run(command, folder, environment)
                count += 1
                if agrees(expected, printed):
                    continue
                if update:
                    lines[first + shift : end + shift] = printed
                    shift += len(printed) - (end - first)
                    continue
                failed += 1
                print(f"{file}:{first}: $ {command}", "--- expected", *expected, "--- printed", *printed, sep="\n")
        if update:
            open(file, "w", encoding="utf-8").write("\n".join(lines))
    print(f"{count - failed} passed, {failed} failed")
    return failed != 0 or count == 0


sys.exit(main())
