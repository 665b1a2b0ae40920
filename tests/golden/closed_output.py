#!/usr/bin/env python3
"""Every subcommand that prints ends quietly where its reader has gone, and fails where its output cannot be written.

usage: closed_output.py PROGRAM ARTICLES
"""
import os, re, signal, subprocess, sys, tempfile

program, articles = map(os.path.abspath, sys.argv[1:])
failed = 0


def check(what, done, code, error):
    global failed
    if done.returncode == code and re.fullmatch(error, done.stderr.decode()):
        return
    failed += 1
    print(f"{what}: expected exit code {code} and '{error}', got {done.returncode} and '{done.stderr.decode()}'")


with tempfile.TemporaryDirectory() as folder:
    store, lines = os.path.join(folder, "s.db"), os.path.join(folder, "lines")
    subprocess.run([program, "ingest", store, articles], check=True, stdout=subprocess.DEVNULL)
    with open(lines, "wb") as file:
        subprocess.run([program, "extract", articles], check=True, stdout=file)
    commands = {
        "ingest": [[store, articles]],
        "extract": [[articles], ["--unbuffered", articles]],
        "merge": [[store, lines]],
        "export": [[store, "-f", "dot"], [store, "-f", "graphml", "-o", "-"]],
        "draw": [],  # prints nothing
        "paths": [[store, "Japan", "Morocco"], [store, "Japan", "Morocco", "--json"], [store, "Japan", "Morocco", "--since", "2030"]],
        "show": [[store, "Morocco"], [store, "Morocco", "Spain"], [store, "Morocco", "--json"]],
        "stats": [[store], [store, "--per", "year"], [store, "--json"]],
        "formats": [[], ["--words"]],
        "parse": [[articles]],
        "explain": [[articles]],
        "completions": [["bash"], ["zsh"], ["fish"]],
        "manual": [[], ["paths"]],
    }
    text = subprocess.run([program, "--help"], check=True, capture_output=True, text=True).stdout
    known = re.findall(r"^  (\w+) ", text.split("Commands:")[1].split("\n\n")[0], re.MULTILINE)
    if set(known) != set(commands):
        sys.exit(f"expected commands of {sorted(set(known) ^ set(commands))} here")
    for arguments in [["--help"], ["--version"]] + [[name, *rest] for name in known for rest in [["--help"], *commands[name]]]:
        what = " ".join(arguments)
        # Whether or not the parent heeds the signal, as Python does not.
        for restore in (True, False):
            reader, writer = os.pipe()
            os.close(reader)
            done = subprocess.run([program, *arguments], stdout=writer, stderr=subprocess.PIPE, restore_signals=restore)
            os.close(writer)
            check(f"entente {what} into a closed pipe", done, -signal.SIGPIPE, "")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([program, *arguments], stdout=full, stderr=subprocess.PIPE)
        check(f"entente {what} onto a full disk", done, 1, "entente: [^\n]+\n")
sys.exit(failed != 0)
