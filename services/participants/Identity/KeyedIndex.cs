namespace Finsam.Participants.Identity;

/// <summary>A person's key or number as a key hides it.</summary>
/// <param name="KeyNo">Number of the key.</param>
/// <param name="Index">32 bytes.</param>
internal sealed record KeyedIndex(int KeyNo, byte[] Index);
