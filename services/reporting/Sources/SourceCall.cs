namespace Finsam.Reporting.Sources;

/// <summary>What a call to another service carries on from the call that it serves.</summary>
/// <param name="AuthorizationHeader">The caller's authorization.</param>
/// <param name="Deadline">When the caller stops waiting, UTC.</param>
/// <param name="CancellationToken">Cancelled when the caller goes away.</param>
internal sealed record SourceCall(string AuthorizationHeader, DateTime Deadline, CancellationToken CancellationToken);
