using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Finsam.ServiceDefaults.Reflection;

/// <summary>
/// Reflection under the name that it had before version 1, with the same messages on the wire: older tools know no other. It is not
/// listed among the services.
/// </summary>
[StandardService(needsToken: true)]
[BindServiceMethod(typeof(AlphaReflectionApi), nameof(Bind))]
internal sealed class AlphaReflectionApi(DescribedFiles files)
{
    private static readonly Method<ServerReflectionRequest, ServerReflectionResponse> Info = new(
        MethodType.DuplexStreaming,
        "grpc.reflection.v1alpha.ServerReflection",
        nameof(ServerReflectionInfo),
        Marshallers.Create(message => message.ToByteArray(), ServerReflectionRequest.Parser.ParseFrom),
        Marshallers.Create(message => message.ToByteArray(), ServerReflectionResponse.Parser.ParseFrom));

    public static void Bind(ServiceBinderBase binder, AlphaReflectionApi? service) =>
        binder.AddMethod(Info, service is null ? null : service.ServerReflectionInfo);

    public Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context) =>
        ReflectionAnswers.AnswerAsync(files, requestStream, responseStream, context.CancellationToken);
}
