namespace Finsam.Ledger.Checkpoints;

/// <summary>What a checkpoint states of the books.</summary>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="VoucherId">Last voucher's place in the chain; 0 when there is none.</param>
/// <param name="Hash">Its hash, hexadecimal.</param>
/// <param name="BalancesSha256">Digest of the sums by fiscal year and account, hexadecimal.</param>
/// <param name="MadeAt">When it was made, seconds since 1970 UTC.</param>
internal sealed record Checkpoint(string Forbund, long VoucherId, string Hash, string BalancesSha256, long MadeAt);
