namespace Finsam.ServiceDefaults.Authorization;

/// <summary>How much of a förbund a call reaches.</summary>
public enum Reach
{
    /// <summary>The insatser that the token names, and no others.</summary>
    OwnInsatser,

    /// <summary>The whole förbund.</summary>
    Forbund,
}
