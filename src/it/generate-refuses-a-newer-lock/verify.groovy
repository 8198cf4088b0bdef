def log = new File(basedir, 'build.log').text
assert log =~ /review\.lock\.yaml:1:16: the file has formatVersion 3, .*update metaspo-maven-plugin/
assert !log.contains('\tat ')
assert !new File(basedir, 'target/classes/prompts').exists()
