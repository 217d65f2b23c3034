using Marketplace.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

internal static class NotificationsRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate(mail => mail.Timeout > TimeSpan.Zero, "Mail:Timeout must be positive.")
            .ValidateOnStart();
        services.AddHttpClient(HttpMailSender.Client).ConfigureHttpClient((provider, client) =>
            client.Timeout = provider.GetRequiredService<IOptions<MailOptions>>().Value.Timeout);
        services.TryAddSingleton<OwnAddress>();
        services.AddSingleton<IMailSender, HttpMailSender>();
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
