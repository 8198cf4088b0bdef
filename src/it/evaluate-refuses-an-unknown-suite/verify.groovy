assert new File(basedir, 'build.log').text.contains('there is no suite reviews: no file ')
