using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Deadline and cancellation of a server call for calls made on its behalf.</summary>
internal sealed class ServerPropagationToken(ServerCallContext context, ContextPropagationOptions options) : ContextPropagationToken
{
    internal override DateTime? Deadline =>
        options.IsPropagateDeadline && context.Deadline != DateTime.MaxValue ? context.Deadline : null;

    internal override CancellationToken CancellationToken =>
        options.IsPropagateCancellation ? context.CancellationToken : CancellationToken.None;
}
