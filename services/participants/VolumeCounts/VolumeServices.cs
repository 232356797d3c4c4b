namespace Finsam.Participants.VolumeCounts;

/// <summary>Registers the features of volume counts.</summary>
internal static class VolumeServices
{
    /// <summary>Adds each method's handler.</summary>
    public static IServiceCollection AddVolumeCounts(this IServiceCollection services) => services
        .AddSingleton<PutVolumeCountHandler>()
        .AddSingleton<WithdrawVolumeCountHandler>()
        .AddSingleton<ListVolumeCountsHandler>()
        .AddSingleton<ListVolumeCountChangesHandler>();
}
