using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Api;

/// <summary>Which roles may call which method.</summary>
internal static class LedgerPermissions
{
    /// <summary>Method to roles.</summary>
    public static PermissionTable Table { get; } = new(new Dictionary<string, Role[]>
    {
        [nameof(LedgerService.LedgerServiceBase.PutPeriodRegister)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(LedgerService.LedgerServiceBase.PutBudget)] = [Role.Ekonom],
        [nameof(LedgerService.LedgerServiceBase.ImportSie)] = [Role.Ekonom],
        [nameof(LedgerService.LedgerServiceBase.ExportSie)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.PostVoucher)] = [Role.Ekonom],
        [nameof(DraftService.DraftServiceBase.CreateDraft)] = [Role.Ekonom],
        [nameof(DraftService.DraftServiceBase.UpdateDraft)] = [Role.Ekonom],
        [nameof(DraftService.DraftServiceBase.GetDraft)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(DraftService.DraftServiceBase.ListDrafts)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(DraftService.DraftServiceBase.DeleteDraft)] = [Role.Ekonom],
        [nameof(DraftService.DraftServiceBase.PostDraft)] = [Role.Ekonom],
        [nameof(AttachmentService.AttachmentServiceBase.AttachToVoucher)] = [Role.Ekonom],
        [nameof(AttachmentService.AttachmentServiceBase.AttachToDraft)] = [Role.Ekonom],
        [nameof(AttachmentService.AttachmentServiceBase.DetachFromDraft)] = [Role.Ekonom],
        [nameof(AttachmentService.AttachmentServiceBase.ExportAttachment)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.CorrectVoucher)] = [Role.Ekonom],
        [nameof(LedgerService.LedgerServiceBase.GetVoucher)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.ListPostings)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(JournalService.JournalServiceBase.ExportJournal)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(JournalService.JournalServiceBase.ExportJournalCsv)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(JournalService.JournalServiceBase.ExportGeneralLedger)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(JournalService.JournalServiceBase.ExportGeneralLedgerCsv)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.OpenFiscalYear)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(LedgerService.LedgerServiceBase.LockPeriod)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(LedgerService.LedgerServiceBase.ReopenPeriod)] = [Role.Forbundschef],
        [nameof(YearEndService.YearEndServiceBase.CloseFiscalYear)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(YearEndService.YearEndServiceBase.ReopenFiscalYear)] = [Role.Forbundschef],
        [nameof(LedgerService.LedgerServiceBase.GetPeriods)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.ExportChangeLog)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.VerifyBooks)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.ExportCheckpoint)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(RegisterService.RegisterServiceBase.GetChartTemplate)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(RegisterService.RegisterServiceBase.ApplyChartTemplate)] = [Role.Ekonom],
        [nameof(RegisterService.RegisterServiceBase.AddAccount)] = [Role.Ekonom],
        [nameof(RegisterService.RegisterServiceBase.ChangeAccount)] = [Role.Ekonom],
        [nameof(RegisterService.RegisterServiceBase.GetAccount)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(RegisterService.RegisterServiceBase.ListAccounts)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(RegisterService.RegisterServiceBase.AddObject)] = [Role.Ekonom],
        [nameof(RegisterService.RegisterServiceBase.ChangeObject)] = [Role.Ekonom],
        [nameof(RegisterService.RegisterServiceBase.GetObject)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(RegisterService.RegisterServiceBase.ListObjects)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(RegisterService.RegisterServiceBase.ListDimensions)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(StatementService.StatementServiceBase.GetCell)] = [Role.Ekonom, Role.Forbundschef, Role.Revisor],
        [nameof(StatementService.StatementServiceBase.ListTableTemplates)] =
            [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig],
        [nameof(StatementService.StatementServiceBase.GetTableTemplate)] =
            [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig],
        [nameof(StatementService.StatementServiceBase.VerifyStatements)] = [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor],
        [nameof(LedgerService.LedgerServiceBase.ComputeTables)] =
            [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig],
        [nameof(BudgetService.BudgetServiceBase.PutBudgetVersion)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(BudgetService.BudgetServiceBase.ReallocateBudget)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(BudgetService.BudgetServiceBase.AdoptForecast)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(BudgetService.BudgetServiceBase.GetBudget)] = BudgetReaders,
        [nameof(BudgetService.BudgetServiceBase.ListBudgetRows)] = BudgetReaders,
        [nameof(BudgetService.BudgetServiceBase.ListBudgetDecisions)] = BudgetReaders,
        [nameof(BudgetService.BudgetServiceBase.ComputeForecast)] = BudgetReaders,
        [nameof(FundingService.FundingServiceBase.DecideGrant)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(FundingService.FundingServiceBase.AdoptRegisteredGrants)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(FundingService.FundingServiceBase.SubmitRequisition)] = [Role.Insatsansvarig],
        [nameof(FundingService.FundingServiceBase.WithdrawRequisition)] = [Role.Insatsansvarig],
        [nameof(FundingService.FundingServiceBase.PrepareRequisition)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(FundingService.FundingServiceBase.ApproveRequisition)] = [Role.Forbundschef],
        [nameof(FundingService.FundingServiceBase.RejectRequisition)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(FundingService.FundingServiceBase.ListGrants)] = BudgetReaders,
        [nameof(FundingService.FundingServiceBase.ComputeGrants)] = BudgetReaders,
        [nameof(FundingService.FundingServiceBase.GetRequisition)] = BudgetReaders,
        [nameof(FundingService.FundingServiceBase.ListRequisitions)] = BudgetReaders,
        [nameof(ContributionService.ContributionServiceBase.DecideContributions)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(ContributionService.ContributionServiceBase.InvoiceContributions)] = [Role.Ekonom],
        [nameof(ContributionService.ContributionServiceBase.PayContribution)] = [Role.Ekonom],
        [nameof(ContributionService.ContributionServiceBase.ComputeContributions)] = BoardAndOffice,
        [nameof(ContributionService.ContributionServiceBase.ComputeContributionClaims)] = BoardAndOffice,
        [nameof(KeyFigureService.KeyFigureServiceBase.PutEquityLadder)] = [Role.Ekonom, Role.Forbundschef],
        [nameof(KeyFigureService.KeyFigureServiceBase.ListEquityLadders)] = BoardAndOffice,
        [nameof(KeyFigureService.KeyFigureServiceBase.ComputeKeyFigures)] = BoardAndOffice,
    });

    private static Role[] BoardAndOffice => [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor];

    private static Role[] BudgetReaders => [Role.Ekonom, Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Insatsansvarig];
}
