# Runs the official Ruby interoperability server that Debian's ruby-grpc ships, until standard input ends.
# usage: server.rb --port PORT
require 'grpc'

Thread.new do
  $stdin.read
  exit!(0)
end
load File.join(Gem::Specification.find_by_name('grpc').gem_dir, 'src/ruby/pb/test/server.rb')
