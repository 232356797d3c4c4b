using Finsam.Participants.Changes;

namespace Finsam.Participants.Activities;

/// <summary>Registers the features of activities.</summary>
internal static class ActivityServices
{
    /// <summary>Adds each method's handler.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddSingleton<CountsChange>()
        .AddSingleton<CreateActivityHandler>()
        .AddSingleton<ChangeActivityHandler>()
        .AddSingleton<ListActivitiesHandler>()
        .AddSingleton<RegisterOccasionHandler>()
        .AddSingleton<ChangeOccasionHandler>()
        .AddSingleton<ListOccasionsHandler>()
        .AddSingleton<ListActivityChangesHandler>();
}
