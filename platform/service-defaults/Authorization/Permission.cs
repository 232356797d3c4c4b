namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Who may call a method, how far into a förbund the call then reaches, and on what terms.</summary>
/// <param name="forbund">Roles that reach the whole förbund.</param>
public sealed class Permission(params Role[] forbund)
{
    /// <summary>
    /// Of a method that anybody may call, without a token: one that <c>Finsam.Protos.PublicMethods</c> names. It has no caller, and sees to it by
    /// itself that nobody learns or does anything that isn't everybody's.
    /// </summary>
    public static Permission Anybody { get; } = new();

    /// <summary>Roles that reach the insatser that the token names.</summary>
    public IReadOnlyList<Role> OwnInsatser { get; init; } = [];

    /// <summary>
    /// Roles that reach the whole förbund when the request's <c>reason</c> says why. A method with such roles has that field, and logs it.
    /// </summary>
    public IReadOnlyList<Role> WithReason { get; init; } = [];

    /// <summary>Roles that shut the method to whoever carries them, whatever else the token says.</summary>
    public IReadOnlyList<Role> Never { get; init; } = [];

    /// <summary>
    /// Path of the request's field that names an insats, such as <c>participation.insats</c>: checked before any handler runs. Empty where the
    /// insats is known by what is stored only; the handler then asks <see cref="Caller.Reaches"/>.
    /// </summary>
    public string InsatsField { get; init; } = "";

    /// <summary>How far a caller reaches; null where it may not call.</summary>
    /// <param name="roles">The caller's roles.</param>
    /// <param name="hasReason">True when the request says why.</param>
    internal Reach? ReachOf(IReadOnlySet<Role> roles, bool hasReason) =>
        // Whoever runs the platform has no förbund's data, in another role neither.
        roles.Contains(Role.Plattformsadmin) || roles.Overlaps(Never) ? null
            : roles.Overlaps(forbund) || (hasReason && roles.Overlaps(WithReason)) ? Reach.Forbund
            : roles.Overlaps(OwnInsatser) ? Reach.OwnInsatser
            : null;

    /// <summary>True when a reason is all that the caller lacks.</summary>
    internal bool WantsReason(IReadOnlySet<Role> roles) => ReachOf(roles, hasReason: false) is null && ReachOf(roles, hasReason: true) is not null;
}
