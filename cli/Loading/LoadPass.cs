namespace Finsam.Cli.Loading;

/// <summary>What a step is sent for.</summary>
internal enum LoadPass
{
    /// <summary>To have it checked: the service refuses what it would refuse, and keeps nothing.</summary>
    Check,

    /// <summary>To have it carried out.</summary>
    Write,
}
