using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Reporting.Api;

/// <summary>Puts versions, their steps and differences into the words of the contract.</summary>
internal static class VersionMapping
{
    /// <summary>A state in the contract.</summary>
    public static string Word(VersionState state) => state.ToString().ToLowerInvariant();

    /// <summary>A version.</summary>
    public static V1.ReportVersion ToMessage(
        StoredComposition composition, VersionStanding standing, VersionSeal? seal, IReadOnlyList<SourceMove> moves) => new()
        {
            Composition = CompositionMapping.ToMessage(composition, standing, moves),
            State = Word(standing.State),
            Steps = { standing.Steps.Select(ToMessage) },
            Seal = seal is null ? null : ToMessage(seal),
            Moves = { moves.Select(ToMessage) },
        };

    /// <summary>A source that has moved.</summary>
    public static V1.SourceMove ToMessage(SourceMove move) => new()
    {
        Source = move.Source,
        FirstAt = Timestamp.FromDateTimeOffset(move.Since),
        LatestAt = Timestamp.FromDateTimeOffset(move.Latest),
        Changes = move.Changes,
    };

    /// <summary>A difference.</summary>
    public static V1.VersionDifference ToMessage(VersionDifference difference)
    {
        var message = new V1.VersionDifference
        {
            Table = difference.Table,
            Insats = difference.Insats ?? "",
            Row = difference.Row,
            Column = difference.Column,
            Share = difference.IsShare,
            Unit = difference.Unit,
            Section = difference.Section ?? "",
        };
        if (difference.Before is { } before)
        {
            message.Before = before;
        }

        if (difference.After is { } after)
        {
            message.After = after;
        }

        return message;
    }

    private static V1.VersionStep ToMessage(VersionStep step)
    {
        var message = new V1.VersionStep
        {
            State = Word(step.State),
            TakenAt = Timestamp.FromDateTimeOffset(step.TakenAt),
            TakenBy = step.TakenBy,
            Decision = step.Approval?.Decision ?? "",
            Reason = step.Reason ?? "",
        };
        if (step.Approval is { } approval)
        {
            message.DecidedOn = ContractValues.ToText(approval.DecidedOn);
        }

        return message;
    }

    private static V1.VersionSeal ToMessage(VersionSeal seal) => new()
    {
        ChainNo = seal.ChainNo,
        Seal = Convert.ToHexStringLower(seal.Seal),
        HtmlSha256 = Convert.ToHexStringLower(seal.HtmlHash),
        JsonSha256 = Convert.ToHexStringLower(seal.JsonHash),
    };
}
