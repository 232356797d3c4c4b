using Finsam.Protos;
using Finsam.TestHost;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.EndToEnd.Tests;

public sealed class StandardServicesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly ILookup<string, string> FullNames =
        PublishedContract.Services.ToLookup(service => service.Owner, service => service.FullName);

    public static TheoryData<string> Services() => [.. FullNames.Select(owned => owned.Key)];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_tells_its_health_without_a_token_and_its_contract_only_with_one(string service)
    {
        var stack = await TestStack.Shared;
        using var channel = GrpcChannel.ForAddress(stack.Address(service));
        var health = new Health.HealthClient(channel);
        foreach (var name in FullNames[service].Append("").Append("grpc.health.v1.Health"))
        {
            Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = name })).Status);
        }

        var token = new Metadata { { "authorization", $"Bearer {stack.Token("styrelse", "prov")}" } };
        Assert.Equal(
            [.. FullNames[service], "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"],
            await ListAsync(new ServerReflection.ServerReflectionClient(channel), token));
        var refused = await Assert.ThrowsAsync<RpcException>(() => ListAsync(new ServerReflection.ServerReflectionClient(channel), []));
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
    }

    [Fact]
    public async Task The_gateway_tells_the_health_of_every_service_and_of_one_that_goes_away_and_comes_back()
    {
        var stack = await TestStack.Shared;
        var health = new Health.HealthClient(stack.Invoker(null));
        foreach (var name in PublishedContract.Services.Select(service => service.FullName).Append(""))
        {
            Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = name })).Status);
        }

        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await health.CheckAsync(new HealthCheckRequest { Service = "x" }));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        using var watch = health.Watch(new HealthCheckRequest { Service = FullNames["reporting"].First() });
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        await stack.KillAsync("reporting");
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.Equal(ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = FullNames["ledger"].First() })).Status);
        await stack.RestartAsync("reporting");
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
    }

    [Fact]
    public async Task Reflection_at_the_gateway_describes_all_services_with_what_they_import()
    {
        var stack = await TestStack.Shared;
        var reflection = new ServerReflection.ServerReflectionClient(stack.Invoker(stack.Token("insatspersonal", "prov")));
        var listed = await ListAsync(reflection, []);
        var services = PublishedContract.Services.Select(service => service.FullName);
        Assert.Equal([.. services, "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"], listed);
        using var call = reflection.ServerReflectionInfo();
        var files = new Dictionary<string, Google.Protobuf.ByteString>();
        foreach (var name in listed)
        {
            var answer = await AskAsync(call, new ServerReflectionRequest { Host = "h", FileContainingSymbol = name });
            Assert.Equal("h", answer.ValidHost);
            var contents = answer.FileDescriptorResponse.FileDescriptorProto;
            files[FileDescriptorProto.Parser.ParseFrom(contents[0]).Name] = contents[0];
            foreach (var content in contents.Skip(1))
            {
                // An import that the stream has had does not come again.
                files.Add(FileDescriptorProto.Parser.ParseFrom(content).Name, content);
            }
        }

        var protos = files.Values.Select(FileDescriptorProto.Parser.ParseFrom).ToList();
        Assert.All(protos.SelectMany(file => file.Dependency), name => Assert.Contains(name, files.Keys));
        Assert.Contains(protos, file => file.SourceCodeInfo.Location.Any(location => location.LeadingComments.Contains("Posts", StringComparison.Ordinal)));

        // The annotations of the JSON form are an extension; tools ask for it by number.
        const string Options = "google.protobuf.MethodOptions";
        var numbers = await AskAsync(call, new ServerReflectionRequest { AllExtensionNumbersOfType = Options });
        var number = Assert.Single(numbers.AllExtensionNumbersResponse.ExtensionNumber);
        var extension = await AskAsync(call, new ServerReflectionRequest
        {
            FileContainingExtension = new ExtensionRequest { ContainingType = Options, ExtensionNumber = number },
        });
        Assert.Equal("google/api/annotations.proto", FileDescriptorProto.Parser.ParseFrom(extension.FileDescriptorResponse.FileDescriptorProto[0]).Name);

        // A question without an answer does not end the stream.
        var nothing = await AskAsync(call, new ServerReflectionRequest { FileByFilename = "no.proto" });
        Assert.Equal((int)StatusCode.NotFound, nothing.ErrorResponse.ErrorCode);
        Assert.NotNull((await AskAsync(call, new ServerReflectionRequest { FileByFilename = "finsam/ledger/v1/ledger.proto" })).FileDescriptorResponse);
    }

    [Fact]
    public async Task Reflection_at_the_gateway_needs_a_token()
    {
        var stack = await TestStack.Shared;
        var nobody = new ServerReflection.ServerReflectionClient(stack.Invoker(null));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => ListAsync(nobody, []))).StatusCode);
    }

    [Fact]
    public async Task Older_tools_find_reflection_under_its_first_name()
    {
        var stack = await TestStack.Shared;
        var alpha = new Method<ServerReflectionRequest, ServerReflectionResponse>(
            MethodType.DuplexStreaming,
            "grpc.reflection.v1alpha.ServerReflection",
            "ServerReflectionInfo",
            Marshallers.Create(message => Google.Protobuf.MessageExtensions.ToByteArray(message), ServerReflectionRequest.Parser.ParseFrom),
            Marshallers.Create(message => Google.Protobuf.MessageExtensions.ToByteArray(message), ServerReflectionResponse.Parser.ParseFrom));
        using var call = stack.Invoker(stack.Token("revisor", "prov")).AsyncDuplexStreamingCall(alpha, null, default);
        var listed = await AskAsync(call, new ServerReflectionRequest { ListServices = "" });
        Assert.Equal(PublishedContract.Services.Count + 2, listed.ListServicesResponse.Service.Count);
        using var refused = stack.Invoker(null).AsyncDuplexStreamingCall(alpha, null, default);
        var error = await Assert.ThrowsAsync<RpcException>(() => refused.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    private static async Task<IEnumerable<string>> ListAsync(ServerReflection.ServerReflectionClient client, Metadata headers)
    {
        using var call = client.ServerReflectionInfo(headers);
        var answer = await AskAsync(call, new ServerReflectionRequest { ListServices = "" });
        return answer.ListServicesResponse.Service.Select(service => service.Name);
    }

    private static async Task<ServerReflectionResponse> AskAsync(
        AsyncDuplexStreamingCall<ServerReflectionRequest, ServerReflectionResponse> call, ServerReflectionRequest question)
    {
        await call.RequestStream.WriteAsync(question);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return call.ResponseStream.Current;
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return watch.ResponseStream.Current.Status;
    }
}
