using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Finsam.ServiceDefaults.Reflection;

/// <summary>The standard reflection service (grpc/grpc, doc/server-reflection.md), so that tools can list and call without our protos.</summary>
[StandardService(needsToken: true)]
internal sealed class ReflectionApi(DescribedFiles files) : ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context) =>
        ReflectionAnswers.AnswerAsync(files, requestStream, responseStream, context.CancellationToken);
}
