namespace Finsam.Refusals;

/// <summary>Reasons that every service shares.</summary>
public enum RequestReason
{
    /// <summary>A write came without its idempotency key.</summary>
    RequestIdMissing,

    /// <summary>The idempotency key has been used for another request.</summary>
    RequestIdReused,

    /// <summary>The same request is being carried out at this moment; sent again later, it gives that one's answer.</summary>
    RequestInProgress,

    /// <summary>The token's förbund do not include the one asked for.</summary>
    ForbundNotAllowed,

    /// <summary>The token's roles do not allow the method.</summary>
    RoleNotAllowed,

    /// <summary>The token lacks the scope that the method asks for: its app may not call it, whoever uses it.</summary>
    ScopeMissing,

    /// <summary>The caller's role reaches the insatser that the token names, and this is none of them.</summary>
    InsatsNotAssigned,

    /// <summary>The caller's role must say why, and the reason is missing.</summary>
    ReasonMissing,

    /// <summary>There is no valid token.</summary>
    TokenMissing,

    /// <summary>The förbund's slug is empty or malformed.</summary>
    ForbundInvalid,
}
