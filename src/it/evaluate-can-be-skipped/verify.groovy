assert new File(basedir, 'build.log').text.contains('skipped, because metaspo.skip is set')
assert !new File(basedir, 'target/metaspo').exists() && !new File(basedir, 'target/generated-resources').exists()
