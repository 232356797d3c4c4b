namespace Finsam.Ledger.ImportSie;

/// <summary>Leaves the transaction of an import whose problems have been collected; nothing of the file is posted.</summary>
internal sealed class SieRefusedException : Exception;
