using Finsam.Common.V1;

namespace Finsam.Participants.Statistics;

/// <summary>What has been counted of a förbund.</summary>
/// <param name="Forbund">Slug.</param>
/// <param name="Shown">What of it is shown.</param>
/// <param name="Counts">In the period.</param>
/// <param name="Comparison">In the period to set beside, where there is one.</param>
/// <param name="AsOf">How far its data had come.</param>
internal sealed record CountedForbund<TCounts>(string Forbund, ShownStatistic Shown, TCounts Counts, TCounts? Comparison, AsOf AsOf)
    where TCounts : class;
