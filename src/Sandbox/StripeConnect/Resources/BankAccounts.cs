using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>Where the payouts of a connected account go: one bank account, in the account's own currency.</summary>
internal static class BankAccounts
{
    public const string Kind = "bank_account";

    /// <summary>The bank account that onboarding ends with.</summary>
    public const string FirstNumber = "DE89370400440532013000";

    /// <summary>The holder enters another one; the one before is gone.</summary>
    public static async Task Replace(Work work, StoredObject account, string number)
    {
        var bank = await Enter(work, account, number);
        await work.Save(account);
        await work.Announce("account.external_account.created", bank);
        await work.Announce("account.updated", account);
    }

    /// <summary>The holder enters one; whoever calls saves the account.</summary>
    public static async Task<StoredObject> Enter(Work work, StoredObject account, string number)
    {
        var body = Shapes.New(Kind);
        body["account"] = account.Id;
        body["country"] = account.Text("country");
        body["currency"] = account.Text("default_currency");
        body["fingerprint"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)))[..16];
        body["last4"] = number[^4..];
        var bank = await work.AddTo(account.Id, Kind, "ba_", body);
        account.Body["external_accounts"]!["data"] = new JsonArray(bank.Body.DeepClone());
        return bank;
    }

    /// <summary>Where a payout goes.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="wanted">The id of a bank account; null for the one there is.</param>
    public static string Of(StoredObject account, string? wanted)
    {
        var banks = account.Body["external_accounts"]!["data"]!.AsArray();
        var found = banks.FirstOrDefault(bank => wanted is null || (string?)bank!["id"] == wanted);
        return (string?)found?["id"] ?? throw Refused.Unknown("external account", wanted ?? string.Empty, "destination");
    }
}
