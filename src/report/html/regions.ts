import {say} from '../../model/say.js'
import type {Report} from '../contract.js'
import {escaped} from './escape.js'

/** The table of every Region left, which the script fills from the embedded report; nothing where no Region is named. */
export function regionsSection({stores}: Report): string {
  if (stores.every(({charged, uncharged}) => charged.length + uncharged.length === 0)) return ''
  return `<section id="regions" aria-labelledby="regions-title"><h2 id="regions-title">${escaped(say`Regions left`)}</h2>
<div class="tools"><label>${escaped(say`Filter by Region, store, cause or decision:`)} <input type="search"></label> <output></output></div>
<noscript><p>${escaped(say`This table needs the script of the page; every Region also stands in the report that is embedded in it.`)}</p></noscript>
<div class="window" role="group" tabindex="0" aria-labelledby="regions-title"><table><thead><tr>${[say`Region`, say`Store`, say`Held by`, say`PD would do`].map((title) => `<th scope="col">${escaped(title)}</th>`).join('')}</tr></thead><tbody></tbody></table></div></section>`
}
