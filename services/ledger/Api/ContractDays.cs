using System.Globalization;
using Finsam.Common.V1;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.Api;

/// <summary>Days as the contract writes them.</summary>
internal static class ContractDays
{
    /// <summary><c>YYYY-MM-DD</c>.</summary>
    public static string ToIso(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A span.</summary>
    public static Period ToMessage(this DaySpan span) => new() { From = span.First.ToIso(), To = span.Last.ToIso() };
}
