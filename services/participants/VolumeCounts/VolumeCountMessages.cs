using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.VolumeCounts;

/// <summary>Counts as the contract has them.</summary>
internal static class VolumeCountMessages
{
    /// <summary>The count as it leaves the service.</summary>
    public static VolumeCount ToMessage(StoredVolumeCount count) => new()
    {
        Insats = count.Insats,
        Period = new Common.V1.Period { From = Days.Write(count.PeriodFrom), To = Days.Write(count.PeriodTo) },
        Counts = new GenderCounts { Women = count.Women, Men = count.Men, Others = count.Others, Unknown = count.UnknownGender },
        Withdrawn = count.Withdrawn,
        Etag = Etag.Of(count.Version),
        RowsCountedInstead = count.RowsCountedInstead,
    };
}
