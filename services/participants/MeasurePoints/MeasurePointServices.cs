namespace Finsam.Participants.MeasurePoints;

/// <summary>Registers the feature.</summary>
internal static class MeasurePointServices
{
    /// <summary>Adds the handlers, and what reminds of follow-ups.</summary>
    public static IServiceCollection AddMeasurePoints(this IServiceCollection services) => services
        .AddSingleton<PutMeasurePointHandler>()
        .AddSingleton<GetMeasurePointsHandler>()
        .AddSingleton<ListMeasurePointVersionsHandler>()
        .AddSingleton<ListDueMeasurePointsHandler>()
        .AddHostedService<MeasureReminders>();
}
