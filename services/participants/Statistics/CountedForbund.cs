using Finsam.Common.V1;

namespace Finsam.Participants.Statistics;

/// <summary>What has been counted of a förbund.</summary>
/// <param name="Forbund">Slug.</param>
/// <param name="K">From which count on its figures are shown; 1: all are.</param>
/// <param name="Counts">In the period.</param>
/// <param name="Comparison">In the period to set beside, where there is one.</param>
/// <param name="AsOf">How far its data had come.</param>
internal sealed record CountedForbund<TCounts>(string Forbund, int K, TCounts Counts, TCounts? Comparison, AsOf AsOf)
    where TCounts : class;
