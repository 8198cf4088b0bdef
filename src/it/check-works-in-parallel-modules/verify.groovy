def log = new File(basedir, 'build.log').text
assert log.count('review: PASS, 1.000 (12/12)') == 4
assert log.count('other: PASS, 1.000 (12/12)') == 3
assert log.count('BUILD SUCCESS') == 3
assert !log.contains('[WARNING]')
assert new File(basedir, 'one/target/metaspo/review/verdict.json').exists()
assert new File(basedir, 'two/target/metaspo/other/verdict.json').exists()
