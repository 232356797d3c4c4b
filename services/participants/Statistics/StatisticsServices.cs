namespace Finsam.Participants.Statistics;

/// <summary>Registers the features of statistics.</summary>
internal static class StatisticsServices
{
    /// <summary>Adds each method's handler and what counts for them.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddSingleton<StatisticsSource>()
        .AddSingleton<ComputeFlowsHandler>()
        .AddSingleton<ComputeTimeInInsatsHandler>()
        .AddSingleton<ComputeOutcomesHandler>()
        .AddSingleton<ForbundTables.ComputeForbundTablesHandler>()
        .AddSingleton<YearExtracts.ExportYearExtractHandler>();
}
