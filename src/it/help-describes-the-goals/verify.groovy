def log = new File(basedir, 'build.log').text
assert log.contains('metaspo:evaluate')
assert log.contains('metaspo.suiteDirectory') && log.contains('metaspo.skip')
