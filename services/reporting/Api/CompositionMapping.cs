using Finsam.Common.V1;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.V1;
using Google.Protobuf.WellKnownTypes;
using SourceMove = Finsam.Reporting.Domain.SourceMove;

namespace Finsam.Reporting.Api;

/// <summary>Puts a stored composition into the words of the contract.</summary>
internal static class CompositionMapping
{
    /// <summary>The contract's message.</summary>
    public static Composition ToMessage(StoredComposition composition, VersionStanding standing, IReadOnlyList<SourceMove> moves) => new()
    {
        Period = ContractValues.ToPeriod(composition.Period),
        Version = composition.Version,
        Title = composition.Title,
        ComposedAt = Timestamp.FromDateTimeOffset(composition.ComposedAt),
        Sources = { composition.Sources.Select(ToMessage) },
        Tables = composition.Tables,
        Figures = composition.Figures,
        Hash = Convert.ToHexStringLower(composition.Hash),
        Overtaken = moves.Count > 0,
        OvertakenBy = { moves.Select(move => move.Source) },
        Insats = composition.Key.Insats,
        State = VersionMapping.Word(standing.State),
        Highlights =
        {
            composition.Highlights.Select(highlight => new Highlight
            {
                Label = highlight.Label,
                Figure = highlight.Figure,
                Address = highlight.Address,
            }),
        },
    };

    /// <summary>How far a source had come.</summary>
    public static AsOf ToMessage(SourceMark mark) => new()
    {
        Source = mark.Source,
        Position = mark.Position,
        ComputedAt = Timestamp.FromDateTimeOffset(mark.ComputedAt),
    };
}
