using Finsam.Participants.Domain;

namespace Finsam.Participants.Statistics;

/// <summary>What all outcomes of an answer have in common.</summary>
/// <param name="Period">Period.</param>
/// <param name="Ages">Labels of the bands; the last, of those in none of them, is empty.</param>
/// <param name="Bands">The bands.</param>
/// <param name="Reasons">The reasons that occur, in order.</param>
internal sealed record OutcomeShape(Period Period, IReadOnlyList<string> Ages, IReadOnlyList<Band> Bands, IReadOnlyList<Reason> Reasons);
