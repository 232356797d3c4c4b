using Grpc.Core;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>The caller of a call.</summary>
public static class CallerExtensions
{
    internal const string Key = "finsam.caller";

    /// <summary>Who calls; set by the authorisation interceptor before any handler runs.</summary>
    /// <exception cref="InvalidOperationException">The call has not passed the interceptor.</exception>
    public static Caller GetCaller(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var caller)
            ? (Caller)caller
            : throw new InvalidOperationException("The call has not been authorised.");
}
