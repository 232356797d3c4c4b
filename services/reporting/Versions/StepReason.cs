using Finsam.Refusals;
using Finsam.Reporting.Api;

namespace Finsam.Reporting.Versions;

/// <summary>Reads why a step is taken.</summary>
internal static class StepReason
{
    /// <summary>The reason, or null where there is none.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.FieldInvalid"/>.</exception>
    public static string? Read(string text, int longest) => text.Length > longest
        ? throw new RefusedException(new Refusal(ReportingReason.FieldInvalid, "reason", "reason är för långt.", $"högst {longest} tecken"))
        : string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
