namespace Finsam.Ledger.Tests.Sie;

/// <summary>A test on the files of the folder that FINSAM_SIE_SAMPLES names; skipped, and shown as skipped, where there is none.</summary>
internal sealed class SamplesFactAttribute : FactAttribute
{
    public SamplesFactAttribute()
    {
        if (!Directory.Exists(Folder))
        {
            Skip = "FINSAM_SIE_SAMPLES names no folder";
        }
    }

    /// <summary>The folder; null when not named.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("FINSAM_SIE_SAMPLES");
}
