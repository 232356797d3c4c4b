using System.Text.RegularExpressions;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.CodeLists;

/// <summary>What a code of a förbund's own must fulfil.</summary>
internal static partial class CodeRules
{
    private const int LongestLabel = 200;

    /// <summary>Checks a code; gives the span that it stands for, or null where a day or its list is wrong.</summary>
    public static OwnCode? Check(Code code, IReadOnlyCollection<string> openLists, CodeBook common, List<Refusal> refusals)
    {
        var before = refusals.Count;
        if (!openLists.Contains(code.List))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.CodeListClosed, "code.list", "Kodlistan tar inga egna koder.", string.Join(", ", openLists)));
            return null;
        }

        if (!CodePattern().IsMatch(code.Code_))
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, "code.code", "Koden går inte att använda.", "1–50 tecken av a–z, 0–9 och _"));
        }
        else if (common.Accepts(code.List, code.Code_, on: null))
        {
            refusals.Add(new Refusal(ParticipantsReason.CodeIsCommon, "code.code", "Koden är gemensam för alla förbund.", "en egen kod"));
        }

        if (code.Label.Trim().Length is 0 or > LongestLabel)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, "code.label", "Texten saknas eller är för lång.", $"1–{LongestLabel} tecken"));
        }

        var from = Day(code.ValidFrom, "valid_from", DateOnly.MinValue, refusals);
        var to = Day(code.ValidTo, "valid_to", DateOnly.MaxValue, refusals);
        if (to < from)
        {
            refusals.Add(new Refusal(ParticipantsReason.PeriodInvalid, "code.valid_to", "Kodens tid slutar innan den börjar.", "valid_from ≤ valid_to"));
        }

        return refusals.Count > before ? null : new OwnCode
        {
            List = code.List,
            Code = code.Code_,
            ValidFrom = from!.Value,
            ValidTo = to!.Value,
            Position = code.Position,
            LabelSv = code.Label.Trim(),
            Version = 1,
        };
    }

    private static DateOnly? Day(string day, string field, DateOnly open, List<Refusal> refusals)
    {
        if (day.Length == 0)
        {
            return open;
        }

        if (Days.TryParse(day, out var read))
        {
            return read;
        }

        refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, $"code.{field}", "Dagen går inte att läsa.", "ÅÅÅÅ-MM-DD, eller tomt"));
        return null;
    }

    [GeneratedRegex("^[a-z0-9_]{1,50}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
