using Finsam.ServiceDefaults;

namespace Finsam.Ledger.Checkpoints;

/// <summary>Registers what signs checkpoints.</summary>
internal static class CheckpointServices
{
    /// <summary>Adds the key of <c>Finsam__CheckpointKeyFile</c>.</summary>
    /// <exception cref="InvalidOperationException">The key is not configured, or of another kind.</exception>
    public static void AddCheckpointKey(this WebApplicationBuilder builder) => builder.Services.AddSingleton(
        new CheckpointKey(builder.Configuration.ReadChecked<CheckpointOptions>(FinsamOptions.Section).CheckpointKeyFile));
}
