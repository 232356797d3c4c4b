using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Versions;

/// <summary>A step that a version is asked to take.</summary>
/// <param name="Report">The report.</param>
/// <param name="Version">The version.</param>
/// <param name="To">The state that it is to come to.</param>
/// <param name="RequestId">Idempotency key.</param>
/// <param name="Method">Method that was called.</param>
internal sealed record AskedStep(ReportKey Report, int Version, VersionState To, string RequestId, string Method);
