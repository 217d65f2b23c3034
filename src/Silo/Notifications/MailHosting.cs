using Marketplace.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

internal static class MailHosting
{
    public static IServiceCollection AddNotificationServices(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate(mail => mail.Timeout > TimeSpan.Zero, "Mail:Timeout must be positive.")
            .Validate(mail => mail.Smtp.IsValid(), "Mail:Smtp:Host needs Mail:Smtp:From, an address, and a port.")
            .ValidateOnStart();
        services.AddHttpClient(HttpMailSender.Client).ConfigureHttpClient((provider, client) =>
            client.Timeout = provider.GetRequiredService<IOptions<MailOptions>>().Value.Timeout);
        services.TryAddSingleton<OwnAddress>();
        services.AddSingleton<IMailSender>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.Host is null
            ? ActivatorUtilities.CreateInstance<HttpMailSender>(provider)
            : ActivatorUtilities.CreateInstance<SmtpMailSender>(provider));
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<IIntentHandler, NotificationHandler>();
        services.AddSingleton<IIntentHandler, AccountMailHandler>();
        services.AddSingleton<IIntentHandler, BalanceMailHandler>();
        services.AddSingleton<IIntentHandler, BankMailHandler>();
        services.AddSingleton<IIntentHandler, ChargeMailHandler>();
        services.AddSingleton<IIntentHandler, DisputeMailHandler>();
        services.AddSingleton<IIntentHandler, InvoiceMailHandler>();
        services.AddSingleton<IIntentHandler, BillReminderHandler>();
        services.AddSingleton<IIntentHandler, ReceiptMailHandler>();
        services.AddSingleton<IIntentHandler, SecurityDepositMailHandler>();
        return services;
    }
}
