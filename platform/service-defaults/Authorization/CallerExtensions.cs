using Grpc.Core;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>The caller of a call.</summary>
public static class CallerExtensions
{
    internal const string Key = "finsam.caller";
    internal const string ForbundKey = "finsam.forbund";

    /// <summary>Who calls; set by the authorisation interceptor before any handler runs.</summary>
    /// <exception cref="InvalidOperationException">The call has not passed the interceptor.</exception>
    public static Caller GetCaller(this ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var caller)
            ? (Caller)caller
            : throw new InvalidOperationException("The call has not been authorised.");

    /// <summary>The förbund that the call has been authorised for; null where the call concerns none, as those of the standard services.</summary>
    internal static string? FindForbund(this ServerCallContext context) =>
        context.UserState.TryGetValue(ForbundKey, out var forbund) ? (string)forbund : null;
}
