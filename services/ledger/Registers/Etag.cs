using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Refusals;

namespace Finsam.Ledger.Registers;

/// <summary>Which version of a register's entry a caller has read: a change that gives one starts from that version or is refused.</summary>
internal static class Etag
{
    /// <summary>The etag of a version.</summary>
    public static string Of(int version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Refuses a change that starts from another version than the one that holds.</summary>
    /// <param name="given">The etag that the change gives; empty when it starts from whichever holds.</param>
    /// <param name="version">The version that holds.</param>
    /// <param name="describe">Describes an earlier version; null when there is none.</param>
    /// <param name="now">The one that holds, described alike.</param>
    /// <exception cref="RefusedException"><see cref="LedgerReason.EtagMismatch"/>, saying what has changed.</exception>
    public static async Task CheckAsync(string given, int version, Func<int, Task<string?>> describe, string now)
    {
        if (given.Length == 0 || given == Of(version))
        {
            return;
        }

        var before = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? await describe(known) : null;
        throw new RefusedException(new Refusal(
            LedgerReason.EtagMismatch,
            "etag",
            before is null
                ? "Etag är ingen som har lämnats ut."
                : $"Uppgiften har ändrats sedan den lästes: den var ”{before}” och är nu ”{now}”.",
            $"”{Of(version)}”, efter att ha läst om uppgiften"));
    }
}
