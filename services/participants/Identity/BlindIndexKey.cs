namespace Finsam.Participants.Identity;

/// <summary>A key that blind indexes are made with.</summary>
/// <param name="No">Number, growing with age of use: 1 for the first.</param>
/// <param name="Key">32 random bytes.</param>
internal sealed record BlindIndexKey(int No, byte[] Key)
{
    /// <summary>What a record prints must not give the key away.</summary>
    public override string ToString() => $"{nameof(BlindIndexKey)} {No}";
}
