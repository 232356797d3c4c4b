namespace Finsam.Postgres;

/// <summary>What putting content under a key did.</summary>
public enum PutOutcome
{
    /// <summary>The key had this content already.</summary>
    Unchanged,

    /// <summary>It had other content.</summary>
    Changed,

    /// <summary>It had none.</summary>
    Created,
}
