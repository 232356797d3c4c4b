using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Numbers of a register that may be absent: decimal with a point, 0 or more.</summary>
internal static class OptionalNumbers
{
    /// <summary>Refuses what is given and is no such number.</summary>
    public static void Check(string? number, string field, List<Refusal> refusals)
    {
        if (number is not null && !TryParse(number, out _))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueInvalid, field, "Talet går inte att läsa.", "tal från 0 med decimalpunkt, t.ex. 4.5"));
        }
    }

    /// <summary>A number that has been checked, or null where absent.</summary>
    public static decimal? Read(bool given, string number) => given && TryParse(number, out var read) ? read : null;

    /// <summary>As the contract has it.</summary>
    public static string? Write(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number >= 0;
}
