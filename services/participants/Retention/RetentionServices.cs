using Finsam.ServiceDefaults;

namespace Finsam.Participants.Retention;

/// <summary>Registers what concerns retention.</summary>
internal static class RetentionServices
{
    /// <summary>Adds each method's handler, and the work in the background.</summary>
    public static void AddRetention(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(builder.Configuration.ReadChecked<RetentionOptions>(RetentionOptions.Section))
        .AddSingleton<IdentityRemoval>()
        .AddSingleton<PutRetentionRuleHandler>()
        .AddSingleton<ReadRetentionRulesHandler>()
        .AddSingleton<RunRetentionHandler>()
        .AddSingleton<ReadRetentionLogHandler>()
        .AddHostedService<RetentionWork>();
}
