# Runs interoperability cases with the official Ruby client that Debian's ruby-grpc ships, several in one process.
# usage: client.rb HOST PORT CASE...   with INTEROP_CA (PEM file) and INTEROP_TOKEN set when calling the gateway
require 'grpc'

OFFICIAL = File.join(Gem::Specification.find_by_name('grpc').gem_dir, 'src/ruby/pb/test/client.rb')
load OFFICIAL

# The official client takes its TLS credentials from here; ours add the gateway's authority and the token of each call.
def prod_creds
  token = GRPC::Core::CallCredentials.new(proc { |md| md.merge(authorization: "Bearer #{ENV.fetch('INTEROP_TOKEN')}") })
  GRPC::Core::ChannelCredentials.new(File.read(ENV.fetch('INTEROP_CA'))).compose(token)
end

# Cases of interop-test-descriptions.md that the official Ruby client leaves out. Ruby shows no message flags.
class NamedTests
  def special_status_message
    message = "\t\ntest with whitespace\r\nand Unicode BMP \u263A and non-BMP \u{1F608}\t\n"
    @stub.unary_call(SimpleRequest.new(response_status: EchoStatus.new(code: 2, message: message)))
    fail AssertionError, 'the call should have failed'
  rescue GRPC::Unknown => e
    received = e.details.dup.force_encoding('UTF-8')
    assert("received #{received.inspect}") { received == message }
  end

  def server_compressed_unary
    [true, false].each do |compressed|
      resp = @stub.unary_call(SimpleRequest.new(response_compressed: BoolValue.new(value: compressed), response_size: 314_159,
                                                payload: Payload.new(body: nulls(271_828))))
      assert('payload is wrong') { resp.payload.body == nulls(314_159) }
    end
  end

  def server_compressed_streaming
    wanted = [[true, 31_415], [false, 92_653]]
    parameters = wanted.map { |compressed, size| ResponseParameters.new(compressed: BoolValue.new(value: compressed), size: size) }
    sizes = @stub.streaming_output_call(StreamingOutputCallRequest.new(response_parameters: parameters)).map { |r| r.payload.body.length }
    assert("sizes are #{sizes}") { sizes == wanted.map(&:last) }
  end
end

host, port, *cases = ARGV
cases.each do |name|
  args = Args.new
  args.server_host, args.server_port, args.test_case = host, port, name
  args.server_host_override = ''
  args.secure = ENV.key?('INTEROP_CA')
  NamedTests.new(create_stub(args), args).method(name).call
  puts "PASS #{name}"
rescue Exception => e # the official client fails with more than StandardError
  puts "FAIL #{name}: #{e.class}: #{e.message.inspect}"
ensure
  $stdout.flush
end
