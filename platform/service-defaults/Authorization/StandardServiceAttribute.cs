namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// Marks a gRPC service that belongs to every server rather than to the contract, such as health. It stands in no permission table: the
/// mark alone says who may call it.
/// </summary>
/// <param name="needsToken">True when a valid token, of whatever role, is asked for; false when anybody may call.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StandardServiceAttribute(bool needsToken) : Attribute
{
    /// <summary>True when a valid token, of whatever role, is asked for; false when anybody may call.</summary>
    public bool NeedsToken { get; } = needsToken;
}
